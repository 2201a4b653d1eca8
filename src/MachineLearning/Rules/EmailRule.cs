using System.Text.RegularExpressions;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The alert address is no e-mail address.</summary>
internal static class EmailRule
{
    private const string Id = "GP2005";
    private const int Longest = 254;

    private static readonly Regex Address = new(@"\A[^@\s,;<>()\[\]""\\]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z", RegexOptions.CultureInvariant);

    public static Rule Rule { get; } = new(Id, Severity.Error, "The alert address is no e-mail address", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        const string property = nameof(Alerts.Email);
        if (root.Platform.Alerts is not { } alerts || !root.Knows(nameof(MlPlatform.Alerts)) || root.Origins.IsUnknown(alerts, property)
            || (alerts.Email is { Length: <= Longest } email && Address.IsMatch(email)))
        {
            yield break;
        }

        yield return new Finding(
            Id,
            Severity.Error,
            $"Email '{alerts.Email}' is no e-mail address, so nobody would hear of a failure: give one such as 'mlops-alerts@globalbank.com'.",
            root.Inside(nameof(MlPlatform.Alerts), alerts, property));
    }
}
