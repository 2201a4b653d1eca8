using System.Globalization;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>
/// Where the steps of a machine, or of a branch of a group, keep what later ones need: <c>steps</c>, one member a step that is done, and <c>failure</c>.
/// A branch keeps them in a container of its own, which is all that it gives to the state after the group.
/// </summary>
internal sealed record Scope(Scope? Parent, string Group, int Branch, string Container)
{
    public static Scope Machine { get; } = new(null, "", 0, "$");

    public string Failure => $"{Container}.failure";

    public string Steps => $"{Container}.steps";

    /// <summary>A branch of a group in this scope.</summary>
    public Scope Inner(string group, int branch, int number) => new(this, group, branch, $"$.branch{number.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Where a member of another scope's steps is, seen from a state of this one.</summary>
    public string PathTo(Scope other, string member)
    {
        var outer = new HashSet<Scope>(Chain(this));
        var descent = "";
        for (var scope = other; scope is not null; scope = scope.Parent)
        {
            if (outer.Contains(scope))
                return $"{scope.Steps}{descent}.{member}";
            descent = $".{scope.Group}[{scope.Branch.ToString(CultureInfo.InvariantCulture)}].steps{descent}";
        }

        return $"{Steps}.{member}";
    }

    private static IEnumerable<Scope> Chain(Scope scope)
    {
        for (var each = scope; each is not null; each = each.Parent!)
            yield return each;
    }
}
