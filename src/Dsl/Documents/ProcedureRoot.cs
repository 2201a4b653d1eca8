using Groundplan.Rules;

namespace Groundplan.Documents;

/// <summary>A root that is carried out, and not deployed; it knows its documents by itself.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Name">The root's name.</param>
/// <param name="Procedure">The procedure.</param>
public abstract record ProcedureRoot(string Plan, string Name, Procedure Procedure) : PlanRoot(Plan, Name, Procedure)
{
    /// <summary>All that it is made of and a plan's source may declare: stacks, steps, and what is inside of them.</summary>
    public abstract IEnumerable<object> Parts();

    /// <summary>The files of its folder.</summary>
    public abstract IEnumerable<ProcedureFile> Write(ProcedureContext context);
}

/// <summary>What the documents of a procedure may speak of beside the procedure itself.</summary>
/// <param name="Roots">All roots of the project, the procedure's own among them.</param>
/// <param name="Findings">What the rules say of the procedure.</param>
/// <param name="Origins">Where the plan was written.</param>
public sealed record ProcedureContext(IReadOnlyList<PlanRoot> Roots, IReadOnlyList<Finding> Findings, Origins Origins)
{
    /// <summary>The facts of another root of the project, worked out once.</summary>
    internal Func<StackRoot, RootFacts> FactsOf { get; init; } = root => RootFacts.Of(root, [], Origins.None);
}

/// <summary>A file in a procedure's folder.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Text">Its text.</param>
public sealed record ProcedureFile(string Kind, string Name, string Text);
