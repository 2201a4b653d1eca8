using Groundplan.Aws.CloudWatch;
using Groundplan.Aws.Logs;
using Groundplan.Aws.SNS;
using CodeBuild = Groundplan.Aws.CodeBuild;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    public Dashboard? Dashboard => IsProfessional ? field ??= new() { DashboardName = _names.Dashboard, DashboardBody = DashboardBody } : null;

    /// <summary>What the builds say, for as long as compliance asks.</summary>
    public LogGroup? LogGroup => IsEnterprise
        ? field ??= new()
        {
            LogGroupName = _names.LogGroup,
            RetentionInDays = _platform.Compliance is { } compliance ? compliance.LogRetentionDays : default(Value<long>),
            KmsKeyId = KeyArn,
        }
        : null;

    public Alarm? BuildFailureAlarm => IsEnterprise ? field ??= FailureAlarm(_names.BuildFailureAlarm, "A build of a model failed", BuildProject) : null;

    public Alarm? DeployFailureAlarm => IsEnterprise ? field ??= FailureAlarm(_names.DeployFailureAlarm, "A deployment of a model failed", DeployProject) : null;

    public Topic? AlertTopic => IsEnterprise
        ? field ??= new() { TopicName = _names.AlertTopic, DisplayName = "ML platform alerts", KmsMasterKeyId = KeyArn }
        : null;

    public Subscription? AlertSubscription => AlertTopic is not null && _platform.Alerts is not null
        ? field ??= new() { TopicArn = AlertTopic.Ref, Protocol = "email", Endpoint = _platform.Alerts.Email }
        : null;

    private Value<string> DashboardBody => Fn.Sub(
        $$"""
        {"widgets":[
        {"type":"metric","x":0,"y":0,"width":12,"height":6,"properties":{"title":"Builds","region":"{{Pseudo.Region}}","stat":"Sum","period":300,"metrics":[["AWS/CodeBuild","SucceededBuilds","ProjectName","{{BuildProject.Ref}}"],["AWS/CodeBuild","FailedBuilds","ProjectName","{{BuildProject.Ref}}"]]} },
        {"type":"metric","x":12,"y":0,"width":12,"height":6,"properties":{"title":"Deployments","region":"{{Pseudo.Region}}","stat":"Sum","period":300,"metrics":[["AWS/CodeBuild","SucceededBuilds","ProjectName","{{DeployProject.Ref}}"],["AWS/CodeBuild","FailedBuilds","ProjectName","{{DeployProject.Ref}}"]]} },
        {"type":"metric","x":0,"y":6,"width":12,"height":6,"properties":{"title":"Duration of builds and deployments","region":"{{Pseudo.Region}}","stat":"Average","period":300,"metrics":[["AWS/CodeBuild","Duration","ProjectName","{{BuildProject.Ref}}"],["AWS/CodeBuild","Duration","ProjectName","{{DeployProject.Ref}}"]]} },
        {"type":"metric","x":12,"y":6,"width":12,"height":6,"properties":{"title":"Approvals","region":"{{Pseudo.Region}}","stat":"Sum","period":300,"metrics":[["AWS/Events","TriggeredRules","RuleName","{{ApprovalRule?.Ref ?? default}}"],["AWS/Events","FailedInvocations","RuleName","{{ApprovalRule?.Ref ?? default}}"]]} }
        ]}
        """);

    private Alarm FailureAlarm(string name, string description, CodeBuild.Project project) => new()
    {
        AlarmName = name,
        AlarmDescription = description,
        Namespace = "AWS/CodeBuild",
        MetricName = "FailedBuilds",
        Dimensions = [new() { Name = "ProjectName", Value = project.Ref }],
        Statistic = "Sum",
        Period = 300,
        EvaluationPeriods = 1,
        Threshold = 1,
        ComparisonOperator = "GreaterThanOrEqualToThreshold",
        TreatMissingData = "notBreaching",
        AlarmActions = AlertTopic is null ? null : [AlertTopic.Ref],
    };
}
