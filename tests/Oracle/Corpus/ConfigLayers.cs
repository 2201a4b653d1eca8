namespace Corpus.ConfigLayersCase;

/// <summary>Settings of several layers, with references between them.</summary>
public static class ConfigLayers
{
    public static string Run()
    {
        Dictionary<string, string>[] layers = [new() { ["host"] = "localhost", ["url"] = "http://${host}:${port}", ["port"] = "80" }, new() { ["port"] = "8080", ["a"] = "${b}", ["b"] = "${a}" }];
        var settings = layers.SelectMany(layer => layer).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        return string.Join("\n", new[] { "url", "host", "a", "none" }.Select(key =>
        {
            try
            {
                return Resolve(key, settings, []);
            }
            catch (KeyNotFoundException exception)
            {
                return exception.Message;
            }
            catch (InvalidOperationException exception)
            {
                return exception.Message;
            }
        }));
    }

    private static string Resolve(string key, IReadOnlyDictionary<string, string> settings, ImmutableList<string> path)
    {
        if (path.Contains(key))
            throw new InvalidOperationException($"circle: {string.Join(" > ", path.Add(key))}");
        var value = settings[key];
        while (value.IndexOf("${", StringComparison.Ordinal) is var start and >= 0)
        {
            var end = value.IndexOf('}', start);
            value = value[..start] + Resolve(value[(start + 2)..end], settings, path.Add(key)) + value[(end + 1)..];
        }

        return value;
    }
}
