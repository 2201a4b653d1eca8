using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>What the evaluation of a root, or of something static that roots share, read and found.</summary>
internal sealed class Recording(string name)
{
    private readonly HashSet<SyntaxNode> _bodies = [];
    private readonly HashSet<Recording> _shared = [];
    private readonly HashSet<(SyntaxNode, string)> _reported = [];
    private readonly List<EvaluationFinding> _findings = [];

    public string Name { get; } = name;

    /// <summary>Something static whose identity or state may be seen: its readers are evaluated together or not at all.</summary>
    public bool HasIdentity { get; set; }

    /// <summary>Where something was first left out because the code does not compile yet.</summary>
    public SyntaxNode? IncompleteAt { get; set; }

    /// <summary>The declarations whose bodies were run.</summary>
    public IReadOnlyCollection<SyntaxNode> Bodies => _bodies;

    public void Read(SyntaxNode body) => _bodies.Add(body);

    public void Use(Recording shared)
    {
        if (!ReferenceEquals(shared, this))
            _shared.Add(shared);
    }

    /// <summary>Notes a finding, once per place and id.</summary>
    public void Report(EvaluationFinding finding, SyntaxNode at)
    {
        if (_reported.Add((at, finding.Id)))
            _findings.Add(finding);
    }

    /// <summary>This and everything static that it used, directly or not.</summary>
    public IReadOnlyCollection<Recording> WithShared()
    {
        var all = new HashSet<Recording> { this };
        var open = new Stack<Recording>(all);
        while (open.Count > 0)
        {
            foreach (var shared in open.Pop()._shared)
            {
                if (all.Add(shared))
                    open.Push(shared);
            }
        }

        return all;
    }

    public IReadOnlyList<EvaluationFinding> Findings => _findings;
}
