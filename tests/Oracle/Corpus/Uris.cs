namespace Corpus.UrisCase;

/// <summary>Addresses taken apart and put together.</summary>
public static class Uris
{
    public static string Run()
    {
        var uri = new Uri("https://user@example.org:8443/a/b.html?x=1&y=%20z#top");
        var query = uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return $"{uri.Scheme} {uri.Host} {uri.Port} {uri.AbsolutePath} {uri.Fragment} {query["x"]}|{query["y"]}| {new Uri(uri, "../c?d")} {Uri.EscapeDataString("a b&c/ü")} {Uri.TryCreate("nonsense", UriKind.Absolute, out _)} {new Version("1.2.3") > new Version(1, 2)} {Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"):N}";
    }
}
