namespace Groundplan.Migrations;

/// <summary>An object of members, where an argument or a command takes one and no record says it.</summary>
/// <param name="Arguments">The members, in order; those without a value are left out.</param>
internal sealed record Members(Items<Argument> Arguments) : IArguments
{
    public static Members Of(params (string Name, object? Value)[] members) => new(members.Select(member => new Argument(member.Name, member.Value)).ToItems());
}
