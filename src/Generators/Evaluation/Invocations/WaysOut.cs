namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>What to write instead of types and members that plans may not use.</summary>
internal static class WaysOut
{
    private const string Instead = "; pass the value in as a literal or a CloudFormation parameter";

    /// <summary>The way out of a type of the framework.</summary>
    public static string OfType(string metadataName) => metadataName.Split('`')[0] switch
    {
        "System.Collections.Immutable.ImmutableHashSet" => ": the order of its elements is another one in each process; use ImmutableSortedSet or HashSet",
        "System.Collections.Immutable.ImmutableDictionary" => ": the order of its entries is another one in each process; use ImmutableSortedDictionary or Dictionary",
        _ => Instead,
    };

    /// <summary>The way out of a member.</summary>
    public static string OfMember(string metadataName, string member) => (metadataName, member) switch
    {
        ("System.Exception", _) => "; what went wrong is in its Message and its type",
        ("System.Globalization.CultureInfo" or "System.Globalization.NumberFormatInfo", _) => "; use CultureInfo.InvariantCulture",
        ("System.Text.Encoding", _) => "; use Encoding.UTF8",
        ("System.DateTime", "GetDateTimeFormats") => "; use ToString with a format",
        _ => Instead,
    };
}
