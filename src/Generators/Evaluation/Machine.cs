using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Generators.Evaluation.Values;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation;

/// <summary>The state of one evaluation: what was bound, what was read and found, what is left of the bounds.</summary>
internal sealed partial class Machine
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxTree, Compilation> _libraries = [];
    private readonly List<(object Owner, ISymbol Property)> _open = [];
    private readonly List<IShell> _shells = [];
    private readonly CancellationToken _cancellation;

    public Machine(Compilation compilation, Sources sources, IReadOnlyList<Compilation> libraries, CancellationToken cancellation)
    {
        Compilation = compilation;
        Assemblies = [compilation.Assembly, .. libraries.Select(library => library.Assembly)];
        foreach (var library in libraries)
        {
            foreach (var tree in library.SyntaxTrees)
                _libraries[tree] = library;
        }

        Sources = sources;
        _cancellation = cancellation;
        Types = new RuntimeTypes(this);
        Members = new RealMembers(Types);
        Functions = new Functions(this);
        UserTypes = new UserTypes(this);
        Meter = new LibraryMeter(this);
        Formats = new Formats(this);
        Trace = new OriginTable(OwnPlace);
    }

    public Compilation Compilation { get; }

    /// <summary>The plan's assembly, then those of the libraries whose source is known.</summary>
    public IReadOnlyList<IAssemblySymbol> Assemblies { get; }

    public Sources Sources { get; }

    public RuntimeTypes Types { get; }

    public RealMembers Members { get; }

    public Functions Functions { get; }

    public UserTypes UserTypes { get; }

    public LibraryMeter Meter { get; }

    public Formats Formats { get; }

    public OriginTable Trace { get; }

    /// <summary>What the root, or the static member, that is being evaluated reads and finds.</summary>
    public Recording Recording { get; set; } = new("");

    /// <summary>Whether a call passed the number of its line, which any edit above it changes.</summary>
    public bool IsBoundToLines { get; set; }

    /// <summary>How many <c>try</c> blocks with a <c>catch</c> surround the running code.</summary>
    public int Tries { get; set; }

    public SemanticModel Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models.Add(tree, model = SemanticModels.Of(_libraries.TryGetValue(tree, out var library) ? library : Compilation, tree));
        return model;
    }

    /// <summary>Notes a real object that refers to this evaluation; it is cut off at the end.</summary>
    public void Note(IShell shell) => _shells.Add(shell);

    /// <summary>Cuts all real objects off, so that who keeps them keeps neither this nor the compilation.</summary>
    public void Release()
    {
        foreach (var shell in _shells)
            shell.Self = null;
    }

    /// <summary>Enters the value of a cached property; entering it again before it is there is a circle.</summary>
    public object? Enter(ISymbol property, object owner, SyntaxNode at)
    {
        var start = _open.FindIndex(open => ReferenceEquals(open.Owner, owner) && SymbolEqualityComparer.Default.Equals(open.Property, property));
        if (start >= 0)
        {
            var circle = string.Join(" → ", _open.Skip(start).Select(open => open.Property.Name).Append(property.Name));
            throw Refuse($"The properties need each other's values: {circle}", at, EvaluationIds.Depth);
        }

        _open.Add((owner, property));
        return owner;
    }

    public void Leave(object? entry)
    {
        if (entry is not null)
            _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>Reports once per place.</summary>
    public void Report(string id, Severity severity, string message, SyntaxNode at, SyntaxNode? place = null)
    {
        place ??= OwnPlace(at);
        if (!ReferenceEquals(place, at))
            message += $" (in {at.SyntaxTree.FilePath}, line {at.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
        Recording.Report(new(id, severity, message, place.GetLocation()), at);
    }

    /// <summary>The place itself, or where the plan called the library in which it is.</summary>
    public SyntaxNode OwnPlace(SyntaxNode at) => _libraries.Count > 0 && _libraries.ContainsKey(at.SyntaxTree) ? _path.Sites.LastOrDefault(site => !_libraries.ContainsKey(site.SyntaxTree)) ?? at : at;

    /// <summary>An expression that cannot be evaluated, with what it is and what to do.</summary>
    public UnknownException Refuse(string reason, SyntaxNode at, string id = EvaluationIds.Unknown)
    {
        if (id == EvaluationIds.Unknown && !_libraries.ContainsKey(at.SyntaxTree) && IsErroneous(at.FirstAncestorOrSelf<StatementSyntax>() ?? at))
            return Incomplete(at);
        Report(id, Severity.Error, reason, at);
        return new(new Unknown(reason));
    }

    /// <summary>Code that does not compile: the compiler says so.</summary>
    public UnknownException Incomplete(SyntaxNode at)
    {
        if (_libraries.ContainsKey(at.SyntaxTree))
            return Refuse("The source of a library for plans does not compile with what this project refers to", at);
        Recording.IncompleteAt ??= at;
        return new(new Unknown("the code does not compile"));
    }

    /// <summary>Runs code whose result may be unknown.</summary>
    public object? Lenient(Code code, Frame frame, SyntaxNode at)
    {
        try
        {
            return code(frame);
        }
        catch (UnknownException exception)
        {
            return exception.Unknown;
        }
        catch (Exception exception) when (!IsEscape(exception))
        {
            return Defect(exception, at);
        }
    }

    /// <summary>As <see cref="Lenient"/>, and a <c>throw</c> is reported and ends here; not inside <c>try</c>.</summary>
    public object? Isolated(Code code, Frame frame, SyntaxNode at)
    {
        try
        {
            return Lenient(code, frame, at);
        }
        catch (ThrownException thrown) when (Tries == 0 && NotePlace(thrown))
        {
            return Uncaught(thrown);
        }
    }

    /// <summary>Notes where the plan is, in a filter: before the calls are left.</summary>
    public bool NotePlace(ThrownException thrown)
    {
        thrown.Place ??= OwnPlace(thrown.Syntax);
        return true;
    }

    public Unknown Uncaught(ThrownException thrown)
    {
        thrown = Functions.Statics.Cause(thrown);
        var isOwn = thrown.Value is PlanException || thrown.Syntax is ThrowStatementSyntax or ThrowExpressionSyntax;
        Report(EvaluationIds.Thrown, Severity.Error, isOwn ? thrown.Value.Message : $"The plan throws {NameOf(thrown.Value)}: {thrown.Value.Message}", thrown.Syntax, thrown.Place);
        return new("an exception was thrown");
    }

    /// <summary>A mistake of the interpreter; of code that does not compile nobody can say so, and what was called may be in another file.</summary>
    public Unknown Defect(Exception exception, SyntaxNode at)
    {
        if (IsErroneous(at) || (!_libraries.ContainsKey(at.SyntaxTree) && Compilation.SyntaxTrees.Any(tree => IsErroneous(tree.GetRoot(_cancellation)))))
            return Incomplete(at).Unknown;
        Report(EvaluationIds.Internal, Severity.Error, $"Groundplan could not evaluate this (a defect of Groundplan): {exception.GetType().Name}: {exception.Message}", at);
        return new("internal error");
    }

    /// <summary>Whether the compiler has something to say of a part: what was made of it then is a guess.</summary>
    private bool IsErroneous(SyntaxNode part) =>
        Model(part.SyntaxTree).GetDiagnostics(part.Span, _cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static bool IsEscape(Exception exception) => exception is UnknownException or ThrownException or ExhaustedException or OperationCanceledException;

    public ThrownException Throw(Exception exception, SyntaxNode at) => new(exception, at);

    /// <summary>The receiver of a member, or a NullReferenceException.</summary>
    public object NotNull(object? receiver, SyntaxNode at) =>
        receiver ?? throw Throw(new NullReferenceException("Object reference not set to an instance of an object."), at);

    private static string NameOf(Exception exception) => exception is IShell { Self: { } self } ? self.Type.Name : exception.GetType().Name;
}
