namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a resource type that the plan's source declares.</summary>
internal sealed record EvaluatedResource : Resource, IShell
{
    public EvaluatedResource(Instance self) => Self = self;

    private EvaluatedResource(EvaluatedResource original)
        : base(original) => Self = original.Self.Copy();

    public Instance Self { get; }

    protected override Shape Shape =>
        Self.Type.TryOverride<Shape>(Self, nameof(Shape), out var shape) && shape is not null ? shape : Shape.Of(Self.Type.Name, "");

    public bool Equals(EvaluatedResource? other) => base.Equals(other) && Self.Type.AreEqual(Self, other!.Self);

    public override int GetHashCode() => base.GetHashCode();
}
