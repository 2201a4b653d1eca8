using System.Text.RegularExpressions;

namespace Groundplan.Runner.Steps.General;

/// <summary>An address parts of which may be secrets: <c>${NAME}</c> stands for a variable of the runner's environment.</summary>
internal sealed partial class WebhookAddress(string url, StepArguments arguments)
{
    /// <summary>The address without the secrets.</summary>
    public string Shown => url;

    /// <summary>The address itself.</summary>
    /// <param name="conceal">Told each part that comes from the environment.</param>
    public Uri Resolve(Action<string> conceal)
    {
        var resolved = Variable().Replace(url, match =>
        {
            var name = match.Groups[1].Value;
            var value = Environment.GetEnvironmentVariable(name);
            if (string.IsNullOrEmpty(value))
                throw arguments.Failure("webhook", $"takes {name} from the environment, where it is not set");
            conceal(value);
            return value;
        });
        return Uri.TryCreate(resolved, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? address
            : throw arguments.Failure("webhook", "must be an https address");
    }

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
