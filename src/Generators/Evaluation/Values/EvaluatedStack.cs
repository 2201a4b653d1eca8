namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a stack that the plan's source declares.</summary>
internal sealed record EvaluatedStack : Stack, IShell
{
    private IReadOnlyList<StackMember>? _members;

    public EvaluatedStack(Instance self, string name)
        : base(name) => Self = self;

    public Instance Self { get; }

    public override string? Description
    {
        get => Self.Type.TryOverride<string?>(Self, nameof(Description), out var value) ? value : base.Description;
        init => base.Description = value;
    }

    public override string? Region
    {
        get => Self.Type.TryOverride<string?>(Self, nameof(Region), out var value) ? value : base.Region;
        init => base.Region = value;
    }

    public override string? AccountId
    {
        get => Self.Type.TryOverride<string?>(Self, nameof(AccountId), out var value) ? value : base.AccountId;
        init => base.AccountId = value;
    }

    public override bool TerminationProtection
    {
        get => Self.Type.TryOverride<bool>(Self, nameof(TerminationProtection), out var value) ? value : base.TerminationProtection;
        init => base.TerminationProtection = value;
    }

    public override Map<string> StackTags
    {
        get => Self.Type.TryOverride<Map<string>>(Self, nameof(StackTags), out var value) && value is not null ? value : base.StackTags;
        init => base.StackTags = value;
    }

    public override string ToString() => Self.Type.Print(Self);

    protected internal override IReadOnlyList<StackMember> Members() => _members ??= MemberReader.Read(this);
}
