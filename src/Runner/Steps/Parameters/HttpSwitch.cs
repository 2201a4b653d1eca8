using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary>A switch behind an HTTP call of an application's administration, with another call that says where it stands.</summary>
internal sealed record HttpSwitch(
    Uri Url, string Method, string? Body, IReadOnlyDictionary<string, string> Headers, StepArguments? AuthorizationFrom, Uri CheckUrl, int CheckStatus, string? CheckContains) : IMaintenanceSwitch
{
    private const int MostRead = 64 << 10;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static HttpSwitch Of(StepArguments arguments)
    {
        var call = arguments.Object("switch");
        call.Only("url", "method", "body", "headers", "authorizationFrom", "check");
        var check = call.Object("check");
        check.Only("url", "status", "contains");
        return new HttpSwitch(
            Address(call, "url"),
            call.Choice("method", "PUT", "POST", "PATCH", "DELETE"),
            call.OptionalText("body"),
            call.TextsByName("headers"),
            call.OptionalObject("authorizationFrom"),
            Address(check, "url"),
            (int)(check.OptionalInteger("status", 100, 599) ?? 200),
            check.OptionalText("contains"));
    }

    public Task<Observation> LookAsync(IReadServices services, CancellationToken cancellationToken) => LookAsync(services, null, cancellationToken);

    public async Task<StepOutcome> SetAsync(StepRun step, CancellationToken cancellationToken)
    {
        var authorization = await AuthorizationAsync(step.Services, cancellationToken);
        if (authorization is not null)
            step.Conceal(authorization);
        if ((await LookAsync(step.Services, authorization, cancellationToken)).State != ObservedState.Holds)
        {
            using var request = Request(new HttpMethod(Method), Url, authorization);
            if (Body is not null)
                request.Content = new StringContent(Body, Encoding.UTF8, Headers.GetValueOrDefault("Content-Type") ?? "application/json");
            using var response = await step.Writes.Http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new StepFailure(
                    $"Step {step.Id}: {Method} {Url} answered {(int)response.StatusCode}; the switch may stand as before.", mayRetry: (int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests);
        }
        var seen = await Polls.UntilAsync(step, Interval, ct => LookAsync(step.Services, authorization, ct), cancellationToken);
        return new StepOutcome(seen.Detail, new JsonObject());
    }

    private static Uri Address(StepArguments arguments, string name)
        => Uri.TryCreate(arguments.Text(name), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            ? uri
            : throw arguments.Failure(name, "must be an http or https address without user and password");

    private async Task<Observation> LookAsync(IReadServices services, string? authorization, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, CheckUrl, authorization ?? await AuthorizationAsync(services, cancellationToken));
        using var response = await services.Http.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode != CheckStatus)
            return Observation.NotYet($"{CheckUrl} answered {(int)response.StatusCode}; {CheckStatus} is wanted");
        if (CheckContains is null || await ContainsAsync(response, CheckContains, cancellationToken))
            return Observation.Holds($"{CheckUrl} answers as wanted");
        return Observation.NotYet($"{CheckUrl} does not say '{CheckContains}' in its first {MostRead >> 10} KiB");
    }

    private async Task<string?> AuthorizationAsync(IReadServices services, CancellationToken cancellationToken)
        => AuthorizationFrom is null ? null : await ValueSource.ReadAsync(services, AuthorizationFrom, cancellationToken);

    private HttpRequestMessage Request(HttpMethod method, Uri url, string? authorization)
    {
        var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in Headers.Where(h => !h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation(name, value);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private static async Task<bool> ContainsAsync(HttpResponseMessage response, string text, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostRead];
        var read = await stream.ReadAtLeastAsync(bytes, MostRead, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, read).Contains(text, StringComparison.Ordinal);
    }
}
