namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a platform that the plan's source declares.</summary>
internal sealed record EvaluatedPlatform : Platform, IShell
{
    private Stack? _stack;

    public EvaluatedPlatform(Instance self) => Self = self;

    private EvaluatedPlatform(EvaluatedPlatform original)
        : base(original) => Self = original.Self.Copy();

    public Instance Self { get; }

    public override Stack ToStack() => _stack ??= Call<Stack>(nameof(ToStack));

    public override IReadOnlyList<PlatformField> Fields() => Call<IReadOnlyList<PlatformField>>(nameof(Fields));

    public override IReadOnlyList<ReviewSection> Sections() =>
        Self.Type.TryOverride<IReadOnlyList<ReviewSection>>(Self, nameof(Sections), out var sections) && sections is not null ? sections : base.Sections();

    public bool Equals(EvaluatedPlatform? other) => other is not null && Self.Type.AreEqual(Self, other.Self);

    public override int GetHashCode() => Self.Type.Hash(Self);

    public override string ToString() => Self.Type.Print(Self);

    private T Call<T>(string method)
        where T : class =>
        Self.Type.TryOverride<T>(Self, method, out var value) && value is not null ? value : throw new InvalidOperationException($"{Self.Type.Name}.{method} gives nothing.");
}
