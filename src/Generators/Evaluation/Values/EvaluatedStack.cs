namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a stack that the plan's source declares.</summary>
internal sealed record EvaluatedStack : Stack, IShell
{
    private readonly Dictionary<string, object?> _overrides = new(StringComparer.Ordinal);
    private IReadOnlyList<StackMember>? _members;

    public EvaluatedStack(Instance self, string name)
        : base(name) => Self = self;

    public Instance? Self { get; set; }

    public override string? Description
    {
        get => Overridden(nameof(Description), base.Description);
        init => base.Description = value;
    }

    public override string? Region
    {
        get => Overridden(nameof(Region), base.Region);
        init => base.Region = value;
    }

    public override string? AccountId
    {
        get => Overridden(nameof(AccountId), base.AccountId);
        init => base.AccountId = value;
    }

    public override bool TerminationProtection
    {
        get => Overridden(nameof(TerminationProtection), base.TerminationProtection);
        init => base.TerminationProtection = value;
    }

    public override Map<string> StackTags
    {
        get => Overridden(nameof(StackTags), base.StackTags) ?? base.StackTags;
        init => base.StackTags = value;
    }

    /// <summary>Computes what is asked for after the evaluation.</summary>
    public void Seal()
    {
        _overrides[nameof(Description)] = Description;
        _overrides[nameof(Region)] = Region;
        _overrides[nameof(AccountId)] = AccountId;
        _overrides[nameof(TerminationProtection)] = TerminationProtection;
        _overrides[nameof(StackTags)] = StackTags;
        foreach (var member in Members())
            (member.Item as EvaluatedResource)?.Seal();
    }

    public bool Equals(EvaluatedStack? other) => Self is { } self ? other is not null && self.Type.AreEqual(self, other.Self) : ReferenceEquals(this, other);

    public override int GetHashCode() => Self is { } self ? self.Type.Hash(self) : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => Self is { } self ? self.Type.Print(self) : StackName;

    protected internal override IReadOnlyList<StackMember> Members() => _members ??= Self is { } self ? MemberReader.Read(this, self.Type) : [];

    private T Overridden<T>(string name, T own)
    {
        if (_overrides.TryGetValue(name, out var known))
            return (T)known!;
        return Self is { } self && self.Type.TryOverride<T>(self, name, out var value) ? value! : own;
    }
}
