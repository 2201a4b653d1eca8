using System.Globalization;
using System.Xml.Linq;

namespace Groundplan.Runner.Tests.Kit;

internal sealed partial class ScriptedCloudFormation
{
    public int EventsPerPage { get; set; } = 100;

    public string Account { get; set; } = "123456789012";

    /// <summary>How the next change sets come out.</summary>
    public string ChangeSetStatus { get; set; } = "CREATE_COMPLETE";

    public string ChangeSetReason { get; set; } = "";

    /// <summary>Pages of changes: action, logical id, type, replacement.</summary>
    public List<(string Action, string LogicalId, string Type, string Replacement)[]> ChangePages { get; } = [[("Add", "Bucket", "AWS::S3::Bucket", "")]];

    public List<string> ChangeSets { get; } = [];

    /// <summary>ARNs of change sets that were executed, and what the others say of it.</summary>
    public HashSet<string> Executed { get; } = [];

    public string NotExecuted { get; set; } = "AVAILABLE";

    private Dictionary<string, IReadOnlyDictionary<string, string>> Asked { get; } = [];

    /// <summary>What an execution, creation or deletion does to the stack.</summary>
    public Func<ScriptedStack, IEnumerable<ScriptedStep>> Script { get; set; } = _ => [new ScriptedStep("CREATE_COMPLETE")];

    public Func<ScriptedStack, IEnumerable<ScriptedStep>> DeleteScript { get; set; } = _ => [new ScriptedStep("DELETE_IN_PROGRESS"), new ScriptedStep("DELETE_COMPLETE")];

    public Queue<string> DetectionStatuses { get; } = new(["DETECTION_IN_PROGRESS", "DETECTION_COMPLETE"]);

    public string DriftStatus { get; set; } = "IN_SYNC";

    public List<XElement> Drifts { get; } = [];

    public Dictionary<string, string[]> Imports { get; } = [];

    /// <summary>Names of the topics that there are.</summary>
    public HashSet<string> Topics { get; } = [];

    private static XElement[] List(string name, IEnumerable<XElement> members) => [new XElement(name, members)];

    private static XElement Member(params object?[] content) => new("member", content);

    private object?[] Result(string action, IReadOnlyDictionary<string, string> form) => action switch
    {
        "GetCallerIdentity" => [new XElement("Account", Account), new XElement("Arn", "arn:aws:iam::123456789012:user/t"), new XElement("UserId", "t")],
        "DescribeStacks" => List("Stacks", [Describe(Find(form["StackName"]))]),
        "DescribeStackEvents" => Events(Find(form["StackName"]), form.GetValueOrDefault("NextToken")),
        "DescribeStackResource" => Find(form["StackName"]).Resources.FirstOrDefault(r => r.LogicalId == form["LogicalResourceId"]) is { } found
            ? [new XElement("StackResourceDetail", Resource(found).Elements())]
            : throw new ScriptedError("ValidationError", $"Resource {form["LogicalResourceId"]} does not exist for stack {form["StackName"]}"),
        "ListStackResources" => List("StackResourceSummaries", Find(form["StackName"]).Resources.Select(Resource)),
        "ListStacks" => List("StackSummaries", Stacks.Where(s => form.Any(f => f.Key.StartsWith("StackStatusFilter", StringComparison.Ordinal) && f.Value == s.Status)).Select(s => Member(new XElement("StackId", s.Id), new XElement("StackName", s.Name), new XElement("StackStatus", s.Status)))),
        "GetTemplate" => [new XElement("TemplateBody", Find(form["StackName"]).Template)],
        "ListImports" => Imports.TryGetValue(form["ExportName"], out var importers)
            ? List("Imports", importers.Select(i => Member(i)))
            : throw new ScriptedError("ValidationError", $"Export '{form["ExportName"]}' is not imported by any stack."),
        "GetTopicAttributes" => Topics.Contains(form["TopicArn"].Split(':')[^1]) ? [] : throw new ScriptedError("NotFound", "Topic does not exist", 404),
        "CreateChangeSet" => CreateChangeSet(form),
        "DescribeChangeSet" => DescribeChangeSet(form),
        "DeleteChangeSet" => Do(() => ChangeSets.Remove(form["ChangeSetName"])),
        "ExecuteChangeSet" => Do(() => Execute(FindChangeSet(form["ChangeSetName"]), Find(form["StackName"]))),
        "CreateStack" => CreateStack(form),
        "DeleteStack" => Do(() => Delete(form["StackName"])),
        "UpdateTerminationProtection" => Do(() => Find(form["StackName"]).Protected = form["EnableTerminationProtection"] == "true"),
        "DetectStackDrift" => [new XElement("StackDriftDetectionId", "detection")],
        "DescribeStackDriftDetectionStatus" => [new XElement("DetectionStatus", DetectionStatuses.Dequeue()), new XElement("StackDriftStatus", DriftStatus), new XElement("DetectionStatusReason", "scripted")],
        "DescribeStackResourceDrifts" => List("StackResourceDrifts", Drifts),
        _ => throw new ScriptedError("ResourceNotFoundException", $"{action} is not scripted"),
    };

    private static object?[] Do(Action action)
    {
        action();
        return [];
    }

    // By name only a stack that is there; by ARN also a deleted one.
    private ScriptedStack Find(string nameOrId)
        => Stacks.FirstOrDefault(s => s.Id == nameOrId || (s.Name == nameOrId && s.Status != "DELETE_COMPLETE"))
            ?? throw new ScriptedError("ValidationError", $"Stack with id {nameOrId} does not exist");

    private static void Start(ScriptedStack stack, Func<ScriptedStack, IEnumerable<ScriptedStep>> script)
    {
        stack.Script.Clear();
        foreach (var step in script(stack))
            stack.Script.Enqueue(step);
    }

    private object?[] CreateStack(IReadOnlyDictionary<string, string> form)
    {
        var stack = new ScriptedStack(form["StackName"], "CREATE_IN_PROGRESS") { Template = form.GetValueOrDefault("TemplateBody") ?? "" };
        Stacks.Add(stack);
        Start(stack, Script);
        return [new XElement("StackId", stack.Id)];
    }

    private object?[] CreateChangeSet(IReadOnlyDictionary<string, string> form)
    {
        var stack = Stacks.FirstOrDefault(s => s.Name == form["StackName"] && s.Status != "DELETE_COMPLETE");
        if (stack is null)
            Stacks.Add(stack = new ScriptedStack(form["StackName"], "REVIEW_IN_PROGRESS"));
        else if (form["ChangeSetType"] == "CREATE" && stack.Status != "REVIEW_IN_PROGRESS")
            throw new ScriptedError("ValidationError", $"Stack [{stack.Name}] already exists and cannot be created again with the changeSet.");
        var id = $"arn:aws:cloudformation:us-west-2:123456789012:changeSet/{form["ChangeSetName"]}/1";
        if (ChangeSets.Contains(id))
            throw new ScriptedError("AlreadyExistsException", $"ChangeSet {form["ChangeSetName"]} already exists");
        ChangeSets.Add(id);
        Asked[id] = form;
        return [new XElement("Id", id), new XElement("StackId", stack.Id)];
    }

    private object?[] DescribeChangeSet(IReadOnlyDictionary<string, string> form)
    {
        var page = int.Parse(form.GetValueOrDefault("NextToken") ?? "0", CultureInfo.InvariantCulture);
        var id = FindChangeSet(form["ChangeSetName"]);
        return
        [
            new XElement("ChangeSetId", id),
            new XElement("StackId", Find(form["StackName"]).Id),
            new XElement("Status", ChangeSetStatus),
            new XElement("StatusReason", ChangeSetReason),
            new XElement("ExecutionStatus", Executed.Contains(id) ? "EXECUTE_COMPLETE" : NotExecuted),
            ChangeSetStatus == "FAILED" ? null : new XElement("Changes", ChangePages[page].Select(c => Member(new XElement("ResourceChange",
                new XElement("Action", c.Action), new XElement("LogicalResourceId", c.LogicalId), new XElement("ResourceType", c.Type),
                c.Replacement.Length == 0 ? null : new XElement("Replacement", c.Replacement))))),
            page + 1 < ChangePages.Count ? new XElement("NextToken", page + 1) : null,
        ];
    }

    private string FindChangeSet(string nameOrId)
        => ChangeSets.FirstOrDefault(c => c == nameOrId || c.Split('/')[1] == nameOrId) ?? throw new ScriptedError("ChangeSetNotFound", $"ChangeSet [{nameOrId}] does not exist", 404);

    private void Execute(string id, ScriptedStack stack)
    {
        if (NotExecuted != "AVAILABLE" || !Executed.Add(id))
            throw new ScriptedError("InvalidChangeSetStatus", $"ChangeSet [{id}] cannot be executed in its current status");
        var form = Asked[id];
        stack.Template = form.GetValueOrDefault("TemplateBody") ?? stack.Template;
        for (var i = 1; form.TryGetValue($"Parameters.member.{i}.ParameterKey", out var name); i++)
            stack.Parameters[name] = form[$"Parameters.member.{i}.ParameterValue"];
        for (var i = 1; form.TryGetValue($"Tags.member.{i}.Key", out var key); i++)
            stack.Tags[key] = form[$"Tags.member.{i}.Value"];
        Start(stack, Script);
    }

    private void Delete(string nameOrId)
    {
        var stack = Find(nameOrId);
        if (stack.Protected)
            throw new ScriptedError("ValidationError", $"Stack [{stack.Name}] cannot be deleted while TerminationProtection is enabled");
        if (stack.Status == "REVIEW_IN_PROGRESS")
            stack.Status = "DELETE_COMPLETE";
        else
            Start(stack, DeleteScript);
    }

    private static XElement Describe(ScriptedStack stack) => Member(
        new XElement("StackId", stack.Id),
        new XElement("StackName", stack.Name),
        new XElement("StackStatus", stack.Status),
        new XElement("EnableTerminationProtection", stack.Protected ? "true" : "false"),
        new XElement("Tags", stack.Tags.Select(t => Member(new XElement("Key", t.Key), new XElement("Value", t.Value)))),
        new XElement("Parameters", stack.Parameters.Select(p => Member(new XElement("ParameterKey", p.Key), new XElement("ParameterValue", p.Value)))),
        new XElement("Outputs", stack.Exports.Select(o => Member(new XElement("OutputKey", o.Key), new XElement("OutputValue", "v"), new XElement("ExportName", o.Value)))
            .Concat(stack.Outputs.Select(o => Member(new XElement("OutputKey", o.Key), new XElement("OutputValue", o.Value))))));

    private object?[] Events(ScriptedStack stack, string? nextToken)
    {
        if (nextToken is null)
            stack.Play();
        var skip = int.Parse(nextToken ?? "0", CultureInfo.InvariantCulture);
        var newestFirst = stack.Events.AsEnumerable().Reverse().ToList();
        return
        [
            new XElement("StackEvents", newestFirst.Skip(skip).Take(EventsPerPage).Select(e => Member(
                new XElement("EventId", e.Id),
                new XElement("StackId", stack.Id),
                new XElement("LogicalResourceId", e.Event.LogicalId),
                new XElement("PhysicalResourceId", e.Event.PhysicalId),
                new XElement("ResourceType", e.Event.Type),
                new XElement("ResourceStatus", e.Event.Status),
                e.Event.Reason.Length == 0 ? null : new XElement("ResourceStatusReason", e.Event.Reason),
                new XElement("Timestamp", "2026-01-02T03:04:05Z")))),
            skip + EventsPerPage < newestFirst.Count ? new XElement("NextToken", skip + EventsPerPage) : null,
        ];
    }

    private static XElement Resource(ScriptedEvent resource) => Member(
        new XElement("LogicalResourceId", resource.LogicalId),
        new XElement("PhysicalResourceId", resource.PhysicalId),
        new XElement("ResourceType", resource.Type),
        new XElement("ResourceStatus", resource.Status));
}
