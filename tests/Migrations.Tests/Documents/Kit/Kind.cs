namespace Groundplan.Migrations.Documents.Kit;

/// <summary>A step of any kind, with arguments as the runner is given them.</summary>
internal sealed record Kind(string Id, string Does, Items<Argument> Arguments) : Step(Id)
{
    public Items<string> Gives { get; init; } = [];

    public override StepSpec Specify() => new(Does, "Does {0}.", Idempotency.Upsert) { Places = [new("kind", Does)], Arguments = Arguments, Outputs = Gives };
}
