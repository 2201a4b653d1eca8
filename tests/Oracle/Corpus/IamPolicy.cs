namespace Corpus.IamPolicyCase;

/// <summary>Policies that are built, merged and printed.</summary>
public static class IamPolicy
{
    private enum Effect
    {
        Allow,
        Deny,
    }

    private sealed record Statement(Effect Effect, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, string? Sid = null)
    {
        public static Statement Allow(params string[] actions) => new(Effect.Allow, actions, ["*"]);

        public Statement On(params string[] resources) => this with { Resources = resources };

        public bool Permits(string action, string resource) => Actions.Any(pattern => Matches(pattern, action)) && Resources.Any(pattern => Matches(pattern, resource));

        private static bool Matches(string pattern, string text) => pattern.IndexOf('*') is >= 0 and var star ? text.StartsWith(pattern[..star], StringComparison.Ordinal) && text.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal) : pattern == text;
    }

    private sealed class Policy : IEnumerable<Statement>
    {
        private readonly List<Statement> _statements = [];

        public void Add(Statement statement)
        {
            var same = _statements.FindIndex(known => known.Effect == statement.Effect && known.Resources.SequenceEqual(statement.Resources));
            if (same < 0)
                _statements.Add(statement);
            else
                _statements[same] = _statements[same] with { Actions = [.. _statements[same].Actions.Union(statement.Actions).Order(StringComparer.Ordinal)] };
        }

        public IEnumerator<Statement> GetEnumerator() => _statements.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public static string Run()
    {
        var policy = new Policy
        {
            Statement.Allow("s3:GetObject").On("arn:aws:s3:::data/*"),
            Statement.Allow("s3:PutObject", "s3:GetObject").On("arn:aws:s3:::data/*"),
            Statement.Allow("kms:*"),
            new Statement(Effect.Deny, ["s3:DeleteObject"], ["*"], "NoDelete"),
        };
        var json = string.Join(",\n", policy.Select(one => $"{{\"Effect\":\"{one.Effect}\",\"Action\":[{string.Join(",", one.Actions.Select(action => $"\"{action}\""))}],\"Resource\":\"{string.Join(",", one.Resources)}\"{(one is { Sid: { } sid } ? $",\"Sid\":\"{sid}\"" : "")}}}"));
        return json + "\n" + policy.Any(one => one.Permits("kms:Decrypt", "x")) + policy.First().Permits("s3:GetObject", "arn:aws:s3:::data/a/b") + policy.Count();
    }
}
