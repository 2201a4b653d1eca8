namespace Groundplan.Migrations;

/// <summary>A step that changes records of Route 53, and keeps what they were.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="HostedZone">The hosted zone.</param>
/// <param name="Name">The records' name, such as <c>api.example.com</c>.</param>
/// <param name="Type">Their type, such as <c>A</c> or <c>CNAME</c>.</param>
public abstract record RecordChange(string Id, Target<Aws.Route53.HostedZone> HostedZone, string Name, string Type) : Step(Id)
{
    /// <summary>The records before the step, for <see cref="RestoreTraffic"/>.</summary>
    internal Value<string> Captured => Output("captured");

    /// <summary>Where whoever types the commands keeps the records before the step.</summary>
    internal string CapturedFile => $"{Id}.captured.json";

    /// <summary>What the checker calls the records: DNS knows neither case nor the dot at the end.</summary>
    internal Place Place => new("record", $"{Name?.TrimEnd('.').ToLowerInvariant()} {Type?.ToUpperInvariant()}");

    /// <summary>Whether the step makes traffic go elsewhere.</summary>
    internal abstract bool IsShift { get; }

    /// <summary>What names the records.</summary>
    private protected Items<Argument> Key => [new("hostedZoneId", HostedZone), new("name", Name), new("type", Type)];

    /// <summary>The IAM actions that a change takes.</summary>
    internal static Items<string> Permissions => ["route53:ListResourceRecordSets", "route53:ChangeResourceRecordSets", "route53:GetChange"];

    // A change batch that would bring them back; Route 53 writes an asterisk as an escape, and a dot at the end.
    private string Captures =>
        $"{{Changes: ResourceRecordSets[?Name==`\"{Name?.TrimEnd('.').ToLowerInvariant().Replace("*", "\\\\052")}.\"` && Type==`\"{Type?.ToUpperInvariant()}\"`].{{Action: `\"UPSERT\"`, ResourceRecordSet: @}}}}";

    /// <summary>A step that brings the records back to what they were.</summary>
    public RestoreTraffic Back(string id) => new(id, this);

    /// <summary>The commands that keep what the records are, and change them.</summary>
    private protected Items<CommandLine> Change(IEnumerable<Members> records)
    {
        var changes = records.Select(record => Members.Of(("Action", "UPSERT"), ("ResourceRecordSet", record))).ToItems();
        return
        [
            CommandLine.Of("aws", "route53", "list-resource-record-sets", "--hosted-zone-id", HostedZone, "--query", Captures, "--output", "json") with { Into = CapturedFile },
            CommandLine.Of("aws", "route53", "change-resource-record-sets", "--hosted-zone-id", HostedZone, "--change-batch", new JsonText(Members.Of(("Changes", changes)))),
            CommandLine.Of("aws", "route53", "wait", "resource-record-sets-changed", "--id", "<change-id>"),
        ];
    }
}
