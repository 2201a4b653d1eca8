namespace Groundplan.Migrations;

/// <summary>One of the records that share the traffic of a name.</summary>
/// <param name="SetIdentifier">What tells it from the others, such as <c>green</c>.</param>
/// <param name="Weight">Its share, 0 to 100; those of all records sum to 100.</param>
/// <param name="Target">Where it leads.</param>
public sealed record WeightedRecord(string SetIdentifier, long Weight, RecordTarget Target) : IArguments
{
    /// <summary>The health check without which Route 53 does not answer with it; what it was where it is not set.</summary>
    public Value<string> HealthCheckId { get; init; }

    /// <inheritdoc/>
    public Items<Argument> Arguments => [new("setIdentifier", SetIdentifier), new("weight", Weight), .. Target is null ? (Argument[])[] : [Target.Argument], new("healthCheckId", HealthCheckId)];
}
