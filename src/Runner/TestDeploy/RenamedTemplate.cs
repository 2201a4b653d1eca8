namespace Groundplan.Runner.TestDeploy;

/// <summary>A template under other names.</summary>
/// <param name="Body">The text.</param>
/// <param name="Names">Every name replaced, old to new.</param>
/// <param name="Problems">Why it must not be deployed; empty when it may.</param>
internal sealed record RenamedTemplate(string Body, IReadOnlyList<KeyValuePair<string, string>> Names, IReadOnlyList<string> Problems);
