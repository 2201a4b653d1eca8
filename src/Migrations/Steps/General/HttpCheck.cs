namespace Groundplan.Migrations;

/// <summary>Asks an address until the answer is as expected or the time is over.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Url">An http or https address.</param>
public sealed record HttpCheck(string Id, Value<string> Url) : Check(Id)
{
    /// <summary>The status that is expected, 100 to 599.</summary>
    public long Status { get; init; } = 200;

    /// <summary>The value of the <c>Host</c> header, to ask a load balancer for a site whose name does not lead to it yet.</summary>
    public string? Host { get; init; }

    /// <summary>A header that is expected, and its value.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A text that the body must hold.</summary>
    public string? BodyContains { get; init; }

    /// <summary>Where in a JSON body to look, such as <c>$.status</c>.</summary>
    public string? JsonPath { get; init; }

    /// <summary>The value that is expected there, or the whole body where no path is given.</summary>
    public string? Equal { get; init; }

    /// <summary>The least semantic version that is expected there.</summary>
    public string? MinimumVersion { get; init; }

    /// <summary>How long it is asked again; five minutes where it is null.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Whose health it tells, so that it counts as a gate for that; null where it only tells something.</summary>
    public Place? Gates { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("http-check", "Ask {0} until it answers as expected.", Idempotency.Read)
    {
        Places = [new("address", Url)],
        Effects = Gates is null ? [] : [new(EffectKind.Gates, Gates)],
        Arguments =
        [
            new("url", Url),
            new("status", Status),
            new("host", Host),
            new("header", Header is { } header ? new Json { ["name"] = header.Name, ["value"] = header.Value } : null),
            new("bodyContains", BodyContains),
            new("jsonPath", JsonPath),
            new("equals", Equal),
            new("minimumVersion", MinimumVersion),
            new("timeoutSeconds", Within ?? TimeSpan.FromMinutes(5)),
        ],
        Commands = [CommandLine.Of([.. Curl()])],
    };

    private IEnumerable<object?> Curl() => ["curl", "--fail", "--silent", "--show-error", .. Host is null ? (object?[])[] : ["--header", $"Host: {Host}"], Url];
}
