namespace Groundplan.Migrations;

/// <summary>Where a record of Route 53 leads.</summary>
public abstract record RecordTarget
{
    private RecordTarget()
    {
    }

    /// <summary>The argument that says so.</summary>
    internal abstract Argument Argument { get; }

    /// <summary>The members of a record set that say so.</summary>
    internal abstract IEnumerable<(string Name, object? Value)> RecordSet(long? ttl);

    /// <summary>One value.</summary>
    public static implicit operator RecordTarget(string value) => new Values([value]);

    /// <summary>One value, as a rule an output of an earlier step.</summary>
    public static implicit operator RecordTarget(Value<string> value) => new Values([value]);

    /// <summary>Values: addresses, a name, or what the type of the record takes.</summary>
    /// <param name="Each">The values, as Route 53 takes them: those of TXT records in quotes.</param>
    public sealed record Values(Items<Value<string>> Each) : RecordTarget
    {
        internal override Argument Argument => new("values", Each);

        internal override IEnumerable<(string Name, object? Value)> RecordSet(long? ttl) =>
            [("TTL", ttl), ("ResourceRecords", (Each ?? []).Select(value => Members.Of(("Value", value))).ToItems())];
    }

    /// <summary>A load balancer, a distribution or another thing of AWS with a hosted zone of its own.</summary>
    /// <param name="HostedZoneId">The hosted zone of the thing, which its service and region give, not the record's.</param>
    /// <param name="DnsName">Its name.</param>
    public sealed record Alias(Value<string> HostedZoneId, Value<string> DnsName) : RecordTarget
    {
        /// <summary>Whether Route 53 answers with it only while it is healthy.</summary>
        public bool EvaluateTargetHealth { get; init; }

        internal override Argument Argument => new("alias", Members.Of(("hostedZoneId", HostedZoneId), ("dnsName", DnsName), ("evaluateTargetHealth", EvaluateTargetHealth)));

        internal override IEnumerable<(string Name, object? Value)> RecordSet(long? ttl) =>
            [("AliasTarget", Members.Of(("HostedZoneId", HostedZoneId), ("DNSName", DnsName), ("EvaluateTargetHealth", EvaluateTargetHealth)))];
    }
}
