using System.Xml.Linq;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Elements of CloudFormation's answers → records.</summary>
internal static class CloudFormationXml
{
    public static Stack Stack(XElement e) => new()
    {
        StackId = e.Text("StackId"),
        StackName = e.Text("StackName"),
        StackStatus = e.Text("StackStatus"),
        StackStatusReason = e.Text("StackStatusReason"),
        CreationTime = e.Time("CreationTime"),
        LastUpdatedTime = e.Time("LastUpdatedTime"),
        EnableTerminationProtection = e.Flag("EnableTerminationProtection"),
        StackDriftStatus = e.Element("DriftInformation")?.Text("StackDriftStatus") ?? "",
        Parameters = e.List("Parameters", p => new Parameter(p.Text("ParameterKey"), p.Text("ParameterValue"), p.Text("ResolvedValue"))),
        Tags = e.List("Tags", t => (Key: t.Text("Key"), Value: t.Text("Value"))).DistinctBy(t => t.Key).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal),
        Outputs = e.List("Outputs", o => new Model.Output(o.Text("OutputKey"), o.Text("OutputValue"), o.Text("ExportName"))),
    };

    public static StackEvent StackEvent(XElement e) => new(
        e.Text("EventId"),
        e.Text("StackId"),
        e.Text("LogicalResourceId"),
        e.Text("PhysicalResourceId"),
        e.Text("ResourceType"),
        e.Text("ResourceStatus"),
        e.Text("ResourceStatusReason"),
        e.Time("Timestamp"));

    public static StackResourceSummary StackResourceSummary(XElement e) => new(
        e.Text("LogicalResourceId"), e.Text("PhysicalResourceId"), e.Text("ResourceType"), e.Text("ResourceStatus"), e.Text("ResourceStatusReason"));

    public static DescribeChangeSetResponse ChangeSet(XElement e) => new(
        e.Text("Status"), e.Text("StatusReason"), e.Text("ExecutionStatus"), [.. e.List("Changes", Change).OfType<ResourceChange>()], e.NextToken())
    {
        ChangeSetId = e.Text("ChangeSetId"),
        StackId = e.Text("StackId"),
    };

    public static StackResourceDrift StackResourceDrift(XElement e) => new(
        e.Text("LogicalResourceId"),
        e.Text("PhysicalResourceId"),
        e.Text("ResourceType"),
        e.Text("StackResourceDriftStatus"),
        e.List("PropertyDifferences", d => new PropertyDifference(d.Text("PropertyPath"), d.Text("ExpectedValue"), d.Text("ActualValue"), d.Text("DifferenceType"))));

    private static ResourceChange? Change(XElement e) => e.Element("ResourceChange") is not { } change
        ? null
        : new ResourceChange(
            change.Text("Action"),
            change.Text("LogicalResourceId"),
            change.Text("PhysicalResourceId"),
            change.Text("ResourceType"),
            change.Text("Replacement"),
            change.List("Scope", s => s.Value),
            change.List("Details", Detail));

    private static ResourceChangeDetail Detail(XElement e)
    {
        var target = e.Element("Target") ?? e;
        return new ResourceChangeDetail(target.Text("Attribute"), target.Text("Name"), target.Text("RequiresRecreation"), e.Text("Evaluation"));
    }
}
