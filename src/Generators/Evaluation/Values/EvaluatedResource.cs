namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a resource type that the plan's source declares.</summary>
internal sealed record EvaluatedResource : Resource, IShell
{
    private Shape? _shape;

    public EvaluatedResource(Instance self) => Self = self;

    private EvaluatedResource(EvaluatedResource original)
        : base(original) => Shells.Attach(this, original.Self?.Copy());

    public Instance? Self { get; set; }

    protected override Shape Shape => _shape ??= Self is { } self && self.Type.TryOverride<Shape>(self, nameof(Shape), out var shape) && shape is not null ? shape : Shape.Of(Self?.Type.Name ?? "", "");

    /// <summary>Computes what is asked for after the evaluation.</summary>
    public void Seal() => _ = Shape;

    public bool Equals(EvaluatedResource? other) => base.Equals(other) && (Self is { } self ? self.Type.AreEqual(self, other!.Self) : ReferenceEquals(this, other));

    public override int GetHashCode() => base.GetHashCode();
}
