using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>What an evaluation depends on: the user's files, the references, the options. What the generator adds does not count.</summary>
internal sealed class Sources
{
    private readonly Dictionary<SyntaxTree, int> _slots = [];
    private readonly MemberIndex?[] _members;
    private readonly string?[] _shapes;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly bool _isChecked;

    private Sources(Compilation compilation)
    {
        Trees = [.. compilation.SyntaxTrees.Where(tree => !IsOurs(tree))];
        AssemblyName = compilation.AssemblyName;
        _references = [.. compilation.References];
        _isChecked = compilation.Options.CheckOverflow;
        _members = new MemberIndex?[Trees.Length];
        _shapes = new string?[Trees.Length];
        for (var i = 0; i < Trees.Length; i++)
            _slots.Add(Trees[i], i);
    }

    public ImmutableArray<SyntaxTree> Trees { get; }

    public string? AssemblyName { get; }

    public static Sources Of(Compilation compilation) => new(compilation);

    /// <summary>
    /// Whether other sources are these, to the object, or these and what generators wrote: those were not there yet when this compiler's
    /// documents were made, so they count for nobody.
    /// </summary>
    public bool Covers(Sources other) =>
        HasSameSettingsAs(other) && Trees.Length <= other.Trees.Length
        && Trees.SequenceEqual(other.Trees.Take(Trees.Length)) && other.Trees.Skip(Trees.Length).All(IsGenerated);

    /// <summary>Whether only the text of files may differ.</summary>
    public bool HasSameSurroundingsAs(Sources other) => Trees.Length == other.Trees.Length && HasSameSettingsAs(other);

    /// <summary>Of the options only one decides a value; the options as a whole cannot be compared in every host.</summary>
    private bool HasSameSettingsAs(Sources other) =>
        AssemblyName == other.AssemblyName && _isChecked == other._isChecked && _references.Length == other._references.Length && _references.Zip(other._references, AreSame).All(same => same);

    /// <summary>A compiler server makes new references for each build, of the metadata that it has.</summary>
    private static bool AreSame(MetadataReference left, MetadataReference right)
    {
        if (ReferenceEquals(left, right))
            return true;
        try
        {
            return left is PortableExecutableReference one && right is PortableExecutableReference other && one.Properties.Equals(other.Properties) && one.GetMetadataId() == other.GetMetadataId();
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // The compiler reports a file that cannot be read; here it is only not the same.
            return false;
        }
    }

    /// <summary>The position of a file; -1 for one of a library.</summary>
    public int SlotOf(SyntaxTree tree) => _slots.TryGetValue(tree, out var slot) ? slot : -1;

    public MemberIndex Members(int slot)
    {
        // Several threads may ask; any of the equal indices will do.
        return _members[slot] ??= new MemberIndex(Trees[slot].GetRoot());
    }

    /// <summary>The shape of a file.</summary>
    public string Shape(int slot) => _shapes[slot] ??= SourceShape.Of(Trees[slot].GetRoot());

    /// <summary>The declaration around a node, or null for a node of a library, or outside of any.</summary>
    public MemberKey? KeyOf(SyntaxNode node)
    {
        var slot = SlotOf(node.SyntaxTree);
        var member = slot < 0 ? -1 : Members(slot).Enclosing(node);
        return member < 0 ? null : new(slot, member);
    }

    /// <summary>Where a place of another version of these sources is now; its declaration is the same but for where it stands.</summary>
    public Location Translate(Location location, Sources from)
    {
        if (location.SourceTree is not { } tree || from.SlotOf(tree) is var slot && (slot < 0 || ReferenceEquals(Trees[slot], tree)))
            return location;
        var span = location.SourceSpan;
        var member = from.Members(slot).Enclosing(tree.GetRoot().FindNode(span, getInnermostNodeForTie: true));
        if (member < 0)
            return location;
        var shift = Members(slot).Members[member].SpanStart - from.Members(slot).Members[member].SpanStart;
        return Location.Create(Trees[slot], new TextSpan(span.Start + shift, span.Length));
    }

    /// <summary>Whether a file is called as the compiler calls what generators write: assembly/generator/file, where one name begins with the other.</summary>
    private static bool IsGenerated(SyntaxTree tree)
    {
        var segments = tree.FilePath.Replace('\\', '/').Split('/');
        return segments.Length >= 3 && segments[segments.Length - 2].StartsWith(segments[segments.Length - 3] + ".", StringComparison.Ordinal);
    }

    private static bool IsOurs(SyntaxTree tree) =>
        (tree.FilePath.EndsWith(PlanGenerator.DocumentsFileName, StringComparison.Ordinal) || tree.FilePath.EndsWith(PlanGenerator.SourcesFileName, StringComparison.Ordinal))
        && tree.FilePath.Contains(typeof(PlanGenerator).FullName!);
}
