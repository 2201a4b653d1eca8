using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation;

/// <summary>The calls that are under way, and where most of the steps were seen.</summary>
internal sealed class CallPath(int depth)
{
    private const int Shown = 5;

    private readonly SyntaxNode[] _sites = new SyntaxNode[depth];
    private readonly List<SyntaxNode[]> _samples = [];

    public int Depth { get; private set; }

    /// <summary>Where the calls under way were made, outermost first.</summary>
    public IEnumerable<SyntaxNode> Sites => _sites.Take(Depth);

    public void Push(SyntaxNode site) => _sites[Depth++] = site;

    public void Pop() => Depth--;

    public void Clear() => _samples.Clear();

    /// <summary>Remembers where the plan is now.</summary>
    public void Note(SyntaxNode at) => _samples.Add([.. _sites.Take(Math.Min(Depth, 64)), at]);

    /// <summary>A sentence with the path on which most of the steps were seen.</summary>
    public string Hottest(SyntaxNode at)
    {
        if (_samples.Count < 4)
            return Innermost(at);
        var hottest = _samples.GroupBy(Text).OrderByDescending(same => same.Count()).First();
        return $"{100 * hottest.Count() / _samples.Count} % of it in {hottest.Key}";
    }

    /// <summary>A sentence with the calls that are under way.</summary>
    public string Innermost(SyntaxNode at) => $"It was in {Text([.. _sites.Take(Depth), at])}";

    private static string Text(SyntaxNode[] sites)
    {
        var names = new List<string>();
        foreach (var site in sites)
        {
            if (NameOf(site) is { } name && (names.Count == 0 || names[names.Count - 1] != name))
                names.Add(name);
        }

        return string.Join(" → ", names.Count <= Shown ? names : [.. names.Take(1), "…", .. names.Skip(names.Count - Shown + 1)]);
    }

    /// <summary>The member or local function in which a call or loop is written.</summary>
    private static string? NameOf(SyntaxNode site)
    {
        foreach (var node in site.AncestorsAndSelf())
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax local:
                    return local.Identifier.Text;
                case MethodDeclarationSyntax method:
                    return $"{TypeOf(node)}.{method.Identifier.Text}";
                case PropertyDeclarationSyntax property:
                    return $"{TypeOf(node)}.{property.Identifier.Text}";
                case BaseFieldDeclarationSyntax field:
                    return $"{TypeOf(node)}.{field.Declaration.Variables[0].Identifier.Text}";
                case BaseTypeDeclarationSyntax type:
                    return type.Identifier.Text;
            }
        }

        return null;
    }

    private static string TypeOf(SyntaxNode member) => (member.Parent as BaseTypeDeclarationSyntax)?.Identifier.Text ?? "";
}
