namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a platform that the plan's source declares.</summary>
internal sealed record EvaluatedPlatform : Platform, IShell
{
    private Stack? _stack;
    private IReadOnlyList<PlatformField>? _fields;
    private IReadOnlyList<ReviewSection>? _sections;

    public EvaluatedPlatform(Instance self) => Self = self;

    private EvaluatedPlatform(EvaluatedPlatform original)
        : base(original) => Shells.Attach(this, original.Self?.Copy());

    public Instance? Self { get; set; }

    public override Stack ToStack() => _stack ??= Call<Stack>(nameof(ToStack));

    public override IReadOnlyList<PlatformField> Fields() => _fields ??= Call<IReadOnlyList<PlatformField>>(nameof(Fields));

    public override IReadOnlyList<ReviewSection> Sections() => _sections ??=
        Self is { } self && self.Type.TryOverride<IReadOnlyList<ReviewSection>>(self, nameof(Sections), out var sections) && sections is not null ? sections : base.Sections();

    /// <summary>Computes what is asked for after the evaluation.</summary>
    public void Seal() => _ = (ToStack(), Fields(), Sections());

    public bool Equals(EvaluatedPlatform? other) => Self is { } self ? other is not null && self.Type.AreEqual(self, other.Self) : ReferenceEquals(this, other);

    public override int GetHashCode() => Self is { } self ? self.Type.Hash(self) : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => Self is { } self ? self.Type.Print(self) : nameof(Platform);

    private T Call<T>(string method)
        where T : class =>
        Self is { } self && self.Type.TryOverride<T>(self, method, out var value) && value is not null ? value : throw new InvalidOperationException($"{Self?.Type.Name}.{method} gives nothing.");
}
