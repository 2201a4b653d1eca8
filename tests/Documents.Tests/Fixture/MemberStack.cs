namespace Groundplan.Documents.Fixture;

/// <summary>A stack of given members.</summary>
internal sealed record MemberStack : Stack
{
    private readonly StackMember[] _members;

    public MemberStack(string name, params (string Id, object Item)[] members)
        : base(name) => _members = [.. members.Select(member => new StackMember(member.Id, member.Item))];

    protected internal override IReadOnlyList<StackMember> Members() => _members;
}
