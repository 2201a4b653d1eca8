using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Generators.Evaluation.Values;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>The state of one evaluation: what was bound, what was found, what is left of the bounds.</summary>
internal sealed class Machine
{
    public const int Fuel = 1_000_000;
    private const int MaxDepth = 600;
    private const int ElementsAStep = 16;
    private const int ElementsAScanStep = 256;
    private const int CatchCost = 50;

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly HashSet<(SyntaxNode, string)> _reported = [];
    private readonly List<EvaluationFinding> _findings = [];
    private readonly List<(object Owner, ISymbol Property)> _open = [];
    private readonly CancellationToken _cancellation;
    private int _fuel = Fuel;
    private int _depth;
    private SyntaxNode? _here;

    public Machine(Compilation compilation, CancellationToken cancellation)
    {
        Compilation = compilation;
        _cancellation = cancellation;
        Types = new RuntimeTypes(this);
        Members = new RealMembers(Types);
        Functions = new Functions(this);
        UserTypes = new UserTypes(this);
        Meter = new LibraryMeter(this);
    }

    public Compilation Compilation { get; }

    public RuntimeTypes Types { get; }

    public RealMembers Members { get; }

    public Functions Functions { get; }

    public UserTypes UserTypes { get; }

    public LibraryMeter Meter { get; }

    public OriginTable Trace { get; } = new();

    public IReadOnlyList<EvaluationFinding> Findings => _findings;

    /// <summary>Whether something was left out because the code does not compile yet.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>How many <c>try</c> blocks with a <c>catch</c> surround the running code.</summary>
    public int Tries { get; set; }

    public SemanticModel Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models.Add(tree, model = Compilation.GetSemanticModel(tree));
        return model;
    }

    public void Refuel() => _fuel = Fuel;

    /// <summary>Counts a call or a turn of a loop.</summary>
    public void Tick(SyntaxNode at)
    {
        _here = at;
        if (--_fuel < 0)
            throw new ExhaustedException(at);
        if ((_fuel & 0xFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Counts what happens on behalf of the code that runs.</summary>
    public void TickHere() => Tick(_here!);

    /// <summary>Counts the length of a text or list that was made: memory is bounded as time is.</summary>
    public T Charge<T>(T made, SyntaxNode? at = null)
    {
        _fuel -= SizeOf(made) / ElementsAStep;
        return _fuel >= 0 ? made : throw new ExhaustedException(at ?? _here!);
    }

    /// <summary>Counts the length of a list that a library goes through.</summary>
    public void ChargeScan(object? read, SyntaxNode at)
    {
        _fuel -= SizeOf(read) / ElementsAScanStep;
        if (_fuel < 0)
            throw new ExhaustedException(at);
    }

    /// <summary>Counts a caught exception, which costs a host far more than a turn of a loop.</summary>
    public void ChargeCatch() => _fuel -= CatchCost;

    /// <summary>How long a text or a list is; 0 for anything else.</summary>
    private static int SizeOf(object? value) => value switch
    {
        string text => text.Length,
        StringBuilder builder => builder.Length,
        ICollection list => list.Count,
        _ => 0,
    };

    /// <summary>Counts an element of a lazy sequence, whose sources may be nested to any depth without a call of the plan.</summary>
    public void Nest(SyntaxNode at)
    {
        Tick(at);
        RequireStack(at);
    }

    /// <summary>Runs what libraries ask of an object of the plan; those may nest as deep as the objects do.</summary>
    public T Within<T>(Func<T> run)
    {
        Enter(_here!);
        try
        {
            return run();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Enters a call; leave with <see cref="Leave()"/>.</summary>
    public void Enter(SyntaxNode at)
    {
        Tick(at);
        if (_depth >= MaxDepth)
            throw TooDeep(at);
        RequireStack(at);
        _depth++;
    }

    public void Leave() => _depth--;

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
    public void Report(string id, Severity severity, string message, SyntaxNode at)
    {
        if (_reported.Add((at, id)))
            _findings.Add(new(id, severity, message, at.GetLocation()));
    }

    /// <summary>An expression that cannot be evaluated, with what it is and what to do.</summary>
    public UnknownException Refuse(string reason, SyntaxNode at, string id = EvaluationIds.Unknown)
    {
        Report(id, Severity.Error, reason, at);
        return new(new Unknown(reason, at));
    }

    /// <summary>Code that does not compile: the compiler says so.</summary>
    public UnknownException Incomplete(SyntaxNode at)
    {
        IsIncomplete = true;
        return new(new Unknown("the code does not compile", at));
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
        catch (ThrownException thrown) when (Tries == 0)
        {
            return Uncaught(thrown);
        }
    }

    public Unknown Uncaught(ThrownException thrown)
    {
        var isOwn = thrown.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ThrowStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.ThrowExpressionSyntax;
        Report(EvaluationIds.Thrown, Severity.Error, isOwn ? thrown.Value.Message : $"The plan throws {NameOf(thrown.Value)}: {thrown.Value.Message}", thrown.Syntax);
        return new("an exception was thrown", thrown.Syntax);
    }

    /// <summary>A mistake of the interpreter.</summary>
    public Unknown Defect(Exception exception, SyntaxNode at)
    {
        if (Model(at.SyntaxTree).GetDiagnostics(at.Span, _cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return Incomplete(at).Unknown;
        Report(EvaluationIds.Internal, Severity.Error, $"Groundplan could not evaluate this (a defect of Groundplan): {exception.GetType().Name}: {exception.Message}", at);
        return new("internal error", at);
    }

    public static bool IsEscape(Exception exception) => exception is UnknownException or ThrownException or ExhaustedException or OperationCanceledException;

    public ThrownException Throw(Exception exception, SyntaxNode at) => new(exception, at);

    /// <summary>The receiver of a member, or a NullReferenceException.</summary>
    public object NotNull(object? receiver, SyntaxNode at) =>
        receiver ?? throw Throw(new NullReferenceException("Object reference not set to an instance of an object."), at);

    private static string NameOf(Exception exception) => exception is IShell shell ? shell.Self.Type.Name : exception.GetType().Name;

    private void RequireStack(SyntaxNode at)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(at);
        }
    }

    private UnknownException TooDeep(SyntaxNode at) =>
        Refuse($"The calls are nested deeper than {MaxDepth}: does this call itself without end?", at, EvaluationIds.Depth);
}
