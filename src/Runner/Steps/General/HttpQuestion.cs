using System.Text;
using System.Text.RegularExpressions;

namespace Groundplan.Runner.Steps.General;

/// <summary>One request, and what its answer is expected to be.</summary>
internal sealed record HttpQuestion
{
    private const int MostBodyBytes = 1 << 20;
    private static readonly TimeSpan OneAnswer = TimeSpan.FromSeconds(30);

    public required Uri Url { get; init; }

    public required HttpMethod Method { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required int Status { get; init; }

    public (string Name, string Value)? Header { get; init; }

    public string? BodyContains { get; init; }

    public Regex? BodyMatches { get; init; }

    public required ValueExpectation Value { get; init; }

    public static HttpQuestion Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["url", "method", "headers", "host", "status", "header", "bodyContains", "bodyMatches", "timeoutSeconds", .. ValueExpectation.Arguments]);
        var headers = arguments.TextsByName("headers").ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        if (arguments.OptionalText("host") is { } host)
            headers["Host"] = host;
        return new HttpQuestion
        {
            Url = Uri.TryCreate(arguments.Text("url"), UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" } ? url : throw arguments.Failure("url", "must be an http or https address without a user or password"),
            Method = new HttpMethod(arguments.Choice("method", "GET", "HEAD")),
            Headers = headers,
            Status = (int)(arguments.OptionalInteger("status", 100, 599) ?? 200),
            Header = arguments.OptionalObject("header") is { } header ? (header.Text("name"), header.Text("value")) : null,
            BodyContains = arguments.OptionalText("bodyContains"),
            BodyMatches = Pattern(arguments),
            Value = ValueExpectation.Of(arguments),
        };
    }

    /// <summary>Asks once. Null when the answer is as expected, else in which way it is not.</summary>
    public async Task<string?> AskAsync(HttpMessageInvoker http, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(OneAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(Method, Url);
            foreach (var (name, value) in Headers)
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    throw new StepFailure($"'{name}' is no header of a request.");
            using var response = await http.SendAsync(request, either.Token);
            return await ObjectionAsync(response, either.Token);
        }
        catch (FormatException e)
        {
            throw new StepFailure($"A header cannot be sent: {e.Message}", inner: e);
        }
        catch (HttpRequestException e)
        {
            return $"it does not answer: {e.Message}";
        }
        catch (IOException e)
        {
            return $"its answer breaks off: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it does not answer within {OneAnswer.TotalSeconds} s";
        }
    }

    private async Task<string?> ObjectionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode != Status)
            return $"it answers {(int)response.StatusCode}, not {Status}";
        if (Header is { } header && !Values(response, header.Name).Contains(header.Value, StringComparer.Ordinal))
            return Values(response, header.Name).ToList() is { Count: > 0 } values ? $"its header {header.Name} is '{string.Join(", ", values)}', not '{header.Value}'" : $"it has no header {header.Name}";
        if (BodyContains is null && BodyMatches is null && Value is { Path: null, Equal: null, Minimum: null })
            return null;
        var body = await BodyAsync(response, cancellationToken);
        if (BodyContains is not null && !body.Contains(BodyContains, StringComparison.Ordinal))
            return $"its body does not hold '{BodyContains}'";
        if (BodyMatches is not null && !BodyMatches.IsMatch(body))
            return $"its body does not match '{BodyMatches}'";
        return Value.Objection(body);
    }

    private static IEnumerable<string> Values(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values : [];

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostBodyBytes];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static Regex? Pattern(StepArguments arguments)
    {
        try
        {
            // An engine that takes time in proportion to the body, whatever the pattern.
            return arguments.OptionalText("bodyMatches") is { } pattern ? new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw arguments.Failure("bodyMatches", "must be a regular expression without look-around and back references");
        }
    }
}
