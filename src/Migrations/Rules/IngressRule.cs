using System.Text.RegularExpressions;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A port is opened to everybody, or one for administration is opened at all.</summary>
internal static class IngressRule
{
    private const string Id = "GP7019";

    private static readonly string[] Everybody = ["0.0.0.0/0", "::/0"];

    // SSH, Telnet, the Docker daemon, RDP, WinRM.
    private static readonly HashSet<int> Management = [22, 23, 2375, 2376, 3389, 5985, 5986];

    private static readonly Regex Ports = new(@"\b(?<protocol>tcp|udp|all|-1)(/(?<from>\d{1,5})(-(?<to>\d{1,5}))?)?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static Rule Rule { get; } = new(Id, Severity.Error, "A port is opened to everybody", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var (node, step, spec) in view.AllSteps())
        {
            var opened = spec.Effects.Where(effect => effect is { Kind: EffectKind.Opens, Place: not null }).Select(effect => view.Names.TextOf(effect.Place)).ToList();
            var words = step is Command command && command.Words.Any(word => word.Raw is "authorize-security-group-ingress") ? command.Words.Select(word => view.Names.TextOf(word)).ToList() : [];
            if (Everybody.FirstOrDefault(range => opened.Any(place => place.Contains(range)) || words.Any(word => word.Contains(range))) is { } all)
                yield return Report(view, step, all, $"{step.Id} opens a port to {all}, the whole Internet, on the path {PathText.To(node)}: give the addresses that need it, or a security group.");
            else if (opened.Select(ManagementPort).FirstOrDefault(port => port is not null) is { } number)
                yield return Report(view, step, null, $"{step.Id} opens port {number}, through which machines are administered, on the path {PathText.To(node)}: use Session Manager, which needs no open port.");
        }
    }

    private static string? ManagementPort(string place)
    {
        foreach (Match match in Ports.Matches(place))
        {
            if (!int.TryParse(match.Groups["from"].Value, out var from))
                continue;
            var to = int.TryParse(match.Groups["to"].Value, out var end) ? end : from;
            if (Management.Any(port => port >= from && port <= to))
                return from == to ? match.Groups["from"].Value : $"{match.Groups["from"].Value}-{match.Groups["to"].Value}";
        }

        return null;
    }

    private static Finding Report(MigrationView view, Step step, string? text, string message)
    {
        var (property, index) = text is null ? (null, null) : Given.Find(step, value => value is string part && part.Contains(text));
        return new(Id, Severity.Error, message, view.On(step, property, index));
    }
}
