using System.Text.RegularExpressions;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A literal belongs to another region or account than the migration.</summary>
internal static class RegionRule
{
    private const string Id = "GP7020";

    private static readonly Regex Literals = new(
        @"\barn:aws[a-z-]*:(?<service>[a-z0-9-]+):(?<region>[a-z]{2}(-[a-z]+)+-\d)?:(?<account>\d{12})?:|(?<zone>\bZ[A-Z0-9]{11,21}\b)|\.(?<name>[a-z]{2}(-[a-z]+)+-\d)\.elb\.amazonaws\.com",
        RegexOptions.CultureInvariant);

    public static Rule Rule { get; } = new(Id, Severity.Error, "A literal belongs to another region or account", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var regions = view.Migration.Stacks.OfType<Stack>().Select(stack => stack.Region).Concat([view.Migration.Region]).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var first = "";
        foreach (var (_, step, spec) in view.AllSteps())
        {
            foreach (var text in Contents.Of(spec).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
            {
                foreach (Match match in Literals.Matches(text))
                {
                    if (Account(view, match) is { } account)
                        yield return Report(view, step, text, $"{step.Id} names account {account} ({match.Value}…), and the migration runs in {view.Migration.AccountId}: give what is there.");
                    if (RegionOf(match) is not { } region || IsGlobal(match, region))
                        continue;
                    if (regions.Count == 0)
                        first = $" ({match.Value} of {step.Id} says so)";
                    if (regions.Count == 0)
                        regions.Add(region);
                    else if (!regions.Contains(region))
                        yield return Report(view, step, text, $"{step.Id} names {match.Value}, which belongs to {region}, and the migration is about {string.Join(" and ", regions)}{first}: {Advice(match, regions[0])}.");
                }
            }
        }
    }

    private static string? RegionOf(Match match) => match.Groups["zone"].Success ? LoadBalancerZones.RegionOf(match.Groups["zone"].Value)
        : match.Groups["region"] is { Success: true } region ? region.Value
        : match.Groups["name"] is { Success: true } name ? name.Value : null;

    /// <summary>CloudFront takes certificates and functions of us-east-1 only, wherever everything else is.</summary>
    private static bool IsGlobal(Match match, string region) => region == "us-east-1" && match.Groups["service"].Value is "acm" or "lambda" or "wafv2";

    private static string? Account(MigrationView view, Match match) =>
        match.Groups["account"] is { Success: true } account && view.Migration.AccountId is { } own && account.Value != own ? account.Value : null;

    private static string Advice(Match match, string region) => match.Groups["zone"].Success && LoadBalancerZones.ZoneIn(region) is { } zone
        ? $"the zone of load balancers in {region} is {zone}"
        : $"give one of {region}, or add the stack of the other region to {nameof(Migration.Stacks)}";

    private static Finding Report(MigrationView view, Step step, string text, string message)
    {
        var (property, index) = Given.Find(step, value => value is string part && part == text);
        return new(Id, Severity.Error, message, view.On(step, property, index));
    }
}
