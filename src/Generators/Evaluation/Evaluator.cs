using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Groundplan.Generators.Evaluation.Reuse;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>
/// Evaluates the plans of a compilation by interpreting their source; nothing of the user's is executed. Generator and analyzers see
/// compilations that differ only by what the generator added, and get one result; after an edit only roots that may have changed are evaluated.
/// </summary>
internal static class Evaluator
{
    private const int StackBytes = 64 << 20;
    private const int MostProjects = 8;

    private static readonly ConditionalWeakTable<Compilation, EvaluationResult> Results = new();
    private static readonly List<Project> Projects = [];

    /// <summary>How many roots of an assembly were evaluated in this process, for tests that nothing is evaluated twice.</summary>
    public static int EvaluatedRootsOf(string assembly) => ProjectOf(assembly).EvaluatedRoots;

    /// <summary>The evaluation of a compilation, shared by everybody who asks for the same one.</summary>
    /// <param name="compilation">The user's compilation.</param>
    /// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>; nothing is kept then.</param>
    public static EvaluationResult Evaluate(Compilation compilation, CancellationToken cancellation)
    {
        if (Results.TryGetValue(compilation, out var known))
            return known;
        var sources = Sources.Of(compilation);
        var project = ProjectOf(sources.AssemblyName ?? "");
        project.Enter(cancellation);
        try
        {
            var result = project.Recent.Find(recent => recent.Sources.Covers(sources));
            if (result is null)
            {
                var before = project.Recent.Find(recent => recent.Sources.HasSameSurroundingsAs(sources));
                result = OnLargeStack(() => PlanReader.Read(compilation, sources, before, cancellation));
                project.Add(result, before);
            }

            lock (Results)
            {
                Results.Remove(compilation);
                Results.Add(compilation, result);
            }

            return result;
        }
        finally
        {
            project.Leave();
        }
    }

    private static Project ProjectOf(string assembly)
    {
        lock (Projects)
        {
            var found = Projects.Find(project => project.Assembly == assembly) ?? new(assembly);
            Projects.Remove(found);
            Projects.Insert(0, found);
            if (Projects.Count > MostProjects)
                Projects.RemoveAt(MostProjects);
            return found;
        }
    }

    /// <summary>Depth must not depend on what the host's threads happen to have left, nor text on the host's culture.</summary>
    private static EvaluationResult OnLargeStack(Func<EvaluationResult> read)
    {
        EvaluationResult? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = read();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackBytes)
        {
            IsBackground = true,
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    /// <summary>The latest evaluations of a project, which may be built for several frameworks; one thread evaluates, the others wait for its result.</summary>
    private sealed class Project(string assembly)
    {
        private const int Most = 3;

        private readonly SemaphoreSlim _gate = new(1);

        public string Assembly { get; } = assembly;

        /// <summary>The results, the latest first.</summary>
        public List<EvaluationResult> Recent { get; } = [];

        public int EvaluatedRoots { get; private set; }

        /// <summary>Keeps a result in place of the one that it was made from.</summary>
        public void Add(EvaluationResult result, EvaluationResult? before)
        {
            EvaluatedRoots += result.Units.Count(unit => ReferenceEquals(unit.Run.Sources, result.Sources));
            if (before is not null)
                Recent.Remove(before);
            Recent.Insert(0, result);
            if (Recent.Count > Most)
                Recent.RemoveAt(Most);
        }

        public void Enter(CancellationToken cancellation) => _gate.Wait(cancellation);

        public void Leave() => _gate.Release();
    }
}
