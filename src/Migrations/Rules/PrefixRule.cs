using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A prefix of keys takes in, or makes, other keys than it seems to.</summary>
internal static class PrefixRule
{
    private const string Id = "GP7026";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A key prefix ends in no '/', or begins with one", context =>
        from view in MigrationView.Of(context)
        from step in view.Graph.Nodes.SelectMany(node => MigrationParts.WithInner(node.Step))
        from prefix in KeyPrefix.Of(step)
        where view.Knows(step)
        let fault = Fault(prefix)
        where fault is not null
        select new Finding(Id, Severity.Warning, $"{step.Id} {fault}, or say LiteralPrefix = true where it is meant so.", view.On(step, prefix.Property)));

    private static string? Fault(KeyPrefix prefix) => (prefix.Text, prefix.Does) switch
    {
        ({ Length: > 0 } text, { } does) when text[0] == '/' => $"{does} keys that begin with '{text}', and S3 takes the first '/' as a part of the key: leave it out",
        ({ Length: > 0 } text, null) when text[0] == '/' => $"puts keys behind '{text}', and S3 takes the first '/' as a part of the key, in a folder without a name: leave it out",
        ({ } text, { } does) when !prefix.IsWhole => $"{does} keys that begin with '{text}', as '{text}-old/…' does too: end it with a '/'",
        ({ } text, null) when !prefix.IsWhole => $"puts keys behind '{text}' as it stands, so that 'name' becomes '{text}name': end it with a '/'",
        _ => null,
    };
}
