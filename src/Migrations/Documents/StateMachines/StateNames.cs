using System.Globalization;
using System.Text;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>Names of states, each given once: the language wants them unique in the whole machine, and of at most 80 characters.</summary>
internal sealed class StateNames
{
    private const int Longest = 80;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name of a part of a step, such as <c>copy-orders: wait</c>; the step's own id for its first part.</summary>
    public string Take(string id, string part = "")
    {
        if (id.Length == 0)
            id = "unnamed";
        var name = Cut(part.Length == 0 ? id : $"{Cut(id, Longest - part.Length - 2)}: {part}", Longest);
        for (var n = 2; !_taken.Add(name); n++)
        {
            var ending = $" ({n.ToString(CultureInfo.InvariantCulture)})";
            name = Cut(part.Length == 0 ? id : $"{id}: {part}", Longest - ending.Length) + ending;
        }

        return name;
    }

    /// <summary>A name for a member of the state's data, which paths can speak of without quotes: letters, digits and underscores.</summary>
    public static string Member(string? id)
    {
        var member = new StringBuilder();
        foreach (var character in id ?? "")
            member.Append(character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? character : '_');
        return member.Length > 0 && char.IsDigit(member[0]) ? "_" + member : member.Length == 0 ? "_" : member.ToString();
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
}
