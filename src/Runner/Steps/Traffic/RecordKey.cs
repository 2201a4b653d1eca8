using System.Globalization;
using System.Text;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Name and type of records in a hosted zone.</summary>
/// <param name="Zone">The zone's id, without <c>/hostedzone/</c>.</param>
/// <param name="Name">In lower case, with a dot at the end.</param>
/// <param name="Type">Such as A or CNAME.</param>
internal sealed record RecordKey(string Zone, string Name, string Type)
{
    public static RecordKey Of(StepArguments arguments)
        => new(ZoneId(arguments.Text("hostedZoneId")), Normal(arguments.Text("name")), arguments.Text("type").ToUpperInvariant());

    public static string ZoneId(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>A name as it can be compared: Route 53 answers with octal escapes such as <c>\052</c> for an asterisk.</summary>
    public static string Normal(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 3 < name.Length && name.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                text.Append((char)Convert.ToInt32(name.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                text.Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
            }
        }
        return text.ToString().TrimEnd('.') + ".";
    }

    public override string ToString() => $"{Name} {Type}";
}
