using System.Text.RegularExpressions;

namespace Groundplan.Migrations;

/// <summary>Which names are those of secrets, and where secrets stand in what a step is given. The runner compiles this file too.</summary>
internal static class SecretNames
{
    // Words that say which secret it is, or of what kind, and come after the one that says that it is one.
    private static readonly HashSet<string> Trailing = new(StringComparer.Ordinal) { "new", "old", "current", "previous", "string", "value", "text", "binary", "prod", "test", "dev", "blue", "green" };

    private static readonly string[] Hints = ["pass", "pwd", "secret", "token", "credential", "authorization", "cookie", "key"];

    private static readonly string[] Endings = ["password", "passwd", "passphrase", "secret", "secrets", "credential", "credentials", "authorization", "cookie", "apikey", "privatekey", "secretkey", "accesskey"];

    private static readonly HashSet<string> KeysOf = new(StringComparer.Ordinal)
    {
        "api", "private", "secret", "access", "signing", "encryption", "master", "account", "storage", "auth", "deploy", "license", "shared", "service", "admin", "ssh", "hmac",
    };

    // Tokens that say where a list goes on, or that a request is the same, and are no secrets.
    private static readonly HashSet<string> TokensOf = new(StringComparer.Ordinal) { "request", "client", "next", "starting", "start", "page", "pagination", "continuation", "idempotency" };

    private static readonly HashSet<string> NoPass = new(StringComparer.Ordinal) { "bypass", "compass", "overpass", "underpass", "trespass", "surpass" };

    // Between the settings of a connection string, or of an address.
    private static readonly char[] Separators = [';', '?', '&'];

    private static readonly Regex Word = new("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant);
    private static readonly Regex Suspects = new(@"password|secret|token|credential|authorization|private[\s_-]*key|(?-i:^[A-Z0-9_]+_KEY$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Address = new(@"://[^/@\s:]*:(?<secret>[^/\s]+)@", RegexOptions.CultureInvariant);

    /// <summary>Whether what has this name is a secret: <c>DB_PASS</c>, <c>PGPASSWORD</c>, <c>MYSQL_PWD</c>, <c>--auth-token</c>, <c>apiKey</c>. Not <c>secretId</c> or <c>PASSWORD_FILE</c>, which say where one is.</summary>
    public static bool IsSecret(string? name)
    {
        // Most names of arguments are settled here, and a large migration has very many.
        if (name is null || !Hints.Any(hint => name.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0))
            return false;
        var words = Word.Matches(name).Cast<Match>().Select(match => match.Value.ToLowerInvariant()).ToList();
        while (words.Count > 1 && (Trailing.Contains(words[words.Count - 1]) || char.IsDigit(words[words.Count - 1][0])))
            words.RemoveAt(words.Count - 1);
        if (words.Count == 0)
            return false;
        var (before, last) = (words.Count > 1 ? words[words.Count - 2] : "", words[words.Count - 1]);
        if (last.EndsWith("pwd", StringComparison.Ordinal))
            return words.Count > 1 || last is not ("pwd" or "oldpwd"); // a shell's folders
        return last switch
        {
            "key" or "keys" => KeysOf.Contains(before),
            _ when last.EndsWith("token", StringComparison.Ordinal) => !TokensOf.Contains(before),
            _ => (last.EndsWith("pass", StringComparison.Ordinal) && !NoPass.Contains(last)) || Endings.Any(ending => last.EndsWith(ending, StringComparison.Ordinal)),
        };
    }

    /// <summary>Whether what has this name may be a secret, in doubt yes: also what only speaks of one. For what is about to be shown or written down.</summary>
    public static bool MayBeSecret(string name) => Suspects.IsMatch(name) || IsSecret(name);

    /// <summary>Whether a variable of this name may hold a secret, in doubt yes: also every <c>…_KEY</c>.</summary>
    public static bool IsSecretVariable(string name) => MayBeSecret(name) || name.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The secrets among the words of a command, with the names that they are given by: <c>PGPASSWORD=x</c>, <c>--password x</c>, <c>--from-literal=token=x</c>, <c>Server=db;Password=x</c>, <c>https://host?token=x</c>, <c>Authorization: Bearer x</c>, <c>curl -u user:x</c>.</summary>
    public static IEnumerable<(string Name, string Secret)> In(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var start = 0;
            for (var equals = words[i].IndexOf('='); equals >= 0; equals = words[i].IndexOf('=', start))
            {
                var setting = words[i].Substring(0, equals).LastIndexOfAny(Separators) + 1;
                var name = words[i].Substring(Math.Max(start, setting), equals - Math.Max(start, setting)).Trim();
                start = equals + 1;
                if (!IsName(name) || !(IsSecret(name) || (setting > 0 && name.Equals("pwd", StringComparison.OrdinalIgnoreCase))))
                    continue;
                var end = setting > 0 ? words[i].IndexOfAny(Separators, start) : -1;
                var secret = end < 0 ? words[i].Substring(start) : words[i].Substring(start, end - start);
                if (secret.Length > 0)
                    yield return (name, secret);
                break;
            }

            if (start == 0 && words[i].StartsWith("-", StringComparison.Ordinal) && IsName(words[i]) && IsSecret(words[i]) && i + 1 < words.Count && !words[i + 1].StartsWith("-", StringComparison.Ordinal) && words[i + 1].Length > 0)
                yield return (words[i], words[i + 1]);
            if (InHeader(words[i]) is { } header)
                yield return header;
            if (InLogin(words, i) is { } login)
                yield return login;
        }
    }

    /// <summary>The secret in a header such as <c>Authorization: Bearer x</c>.</summary>
    private static (string Name, string Secret)? InHeader(string word)
    {
        var colon = word.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || !IsName(word.Substring(0, colon)) || !IsSecret(word.Substring(0, colon)))
            return null;
        var value = word.Substring(colon + 2).Trim();
        var scheme = value.IndexOf(' ');
        return (word.Substring(0, colon), scheme > 0 ? value.Substring(scheme + 1) : value);
    }

    /// <summary>The password that a program takes by an option whose name does not say so. Sources: manual pages of curl (-u) and of mysql (-p).</summary>
    private static (string Name, string Secret)? InLogin(IReadOnlyList<string> words, int at)
    {
        var program = words[0].Substring(words[0].LastIndexOf('/') + 1);
        if (program == "curl")
        {
            var login = words[at] is "-u" or "--user" or "-U" or "--proxy-user" ? words.ElementAtOrDefault(at + 1) : words[at].StartsWith("-u", StringComparison.Ordinal) ? words[at].Substring(2) : null;
            var colon = login?.IndexOf(':') ?? -1;
            return colon >= 0 && colon + 1 < login!.Length ? ("-u", login.Substring(colon + 1)) : null;
        }

        return program is "mysql" or "mysqldump" or "mysqladmin" && words[at].StartsWith("-p", StringComparison.Ordinal) && words[at].Length > 2 ? ("-p", words[at].Substring(2)) : null;
    }

    /// <summary>The password in an address such as <c>postgres://user:password@host/db</c>; null for none.</summary>
    public static string? InAddress(string text) => Address.Match(text) is { Success: true } match ? match.Groups["secret"].Value : null;

    private static bool IsName(string text) => text.Length > 0 && text.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/');
}
