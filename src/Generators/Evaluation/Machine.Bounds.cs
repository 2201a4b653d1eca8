using System.Diagnostics;
using System.Runtime.CompilerServices;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>What keeps any plan from running or growing without end. Each root has these bounds, and each static initialization its own.</summary>
internal sealed partial class Machine
{
    /// <summary>Calls and turns of loops.</summary>
    public const int Fuel = 1_000_000;

    /// <summary>Calls inside calls.</summary>
    public const int MaxDepth = 600;

    /// <summary>Characters and elements of all texts and lists that are made.</summary>
    public const int Room = 16_000_000;

    private const int ElementsAScanStep = 256;
    private const int CatchCost = 50;
    private const int Sample = 0xFFF;

    /// <summary>The time of a root, with all that is static and that it is the first to use.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private readonly CallPath _path = new(MaxDepth + 1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _deadline = LongestRun;
    private int _fuel = Fuel;
    private int _room = Room;
    private SyntaxNode? _here;

    /// <summary>Bounds of its own for a part of the evaluation that is done once for all; returns what was left of the others.</summary>
    public (int Fuel, int Room) Refuel()
    {
        var left = (_fuel, _room);
        Refuel((Fuel, Room));
        return left;
    }

    public void Refuel((int Fuel, int Room) left) => (_fuel, _room) = left;

    /// <summary>The bounds of a root.</summary>
    public void Start()
    {
        Refuel();
        _path.Clear();
        _deadline = _clock.Elapsed + LongestRun;
    }

    /// <summary>Counts a call or a turn of a loop.</summary>
    public void Tick(SyntaxNode at)
    {
        _here = at;
        if (--_fuel < 0)
            throw Exhausted(EvaluationIds.Fuel, $"takes more than {Fuel} steps, which are calls and turns of loops", at);
        if ((_fuel & 0xFF) != 0)
            return;
        _cancellation.ThrowIfCancellationRequested();
        CheckTime(at);
        if ((_fuel & Sample) == 0)
            _path.Note(at);
    }

    /// <summary>Looks at the clock, after something that may have taken long.</summary>
    public void CheckTime(SyntaxNode at)
    {
        if (_clock.Elapsed > _deadline)
            throw Exhausted(EvaluationIds.Time, $"takes more than {LongestRun.TotalSeconds:0} seconds", at);
    }

    /// <summary>Counts what happens on behalf of the code that runs.</summary>
    public void TickHere() => Tick(_here!);

    /// <summary>What cannot be evaluated of what happens on behalf of the code that runs.</summary>
    public UnknownException RefuseHere(string reason) => Refuse(reason, _path.Sites.LastOrDefault() ?? _here!);

    /// <summary>Notes what runs, before a library is asked for the text of an object of the plan.</summary>
    public void NoteHere(SyntaxNode at) => _here = at;

    /// <summary>Counts the length of a text or list that was made.</summary>
    public T Charge<T>(T made, SyntaxNode? at = null)
    {
        _room -= Lengths.Of(made);
        return _room >= 0 ? made : throw TooLarge(at ?? _here!);
    }

    /// <summary>Refuses a value of Groundplan's own that is too deep or too large to be printed, compared or written.</summary>
    public T RequireLight<T>(T made, SyntaxNode at)
    {
        var weight = made is IValue or IWeighed || made is null ? Weight.Of(made) : NestedTuples.Of(made);
        if (weight.Depth > Weight.Deepest)
            throw Refuse($"This value holds others more than {Weight.Deepest} levels deep, and no template nests like that", at, EvaluationIds.Depth);
        if (weight.Size > Weight.Most)
            throw Refuse($"This value is made of more than {Weight.Most} values, counting one that is used twice twice, and no template holds as many", at, EvaluationIds.Memory);
        return made;
    }

    /// <summary>Counts what a text or list grew by.</summary>
    public void ChargeGrowth(int length, SyntaxNode at)
    {
        _room -= length;
        if (_room < 0)
            throw TooLarge(at);
    }

    /// <summary>Asks whether there is room for a text or list, before it is made.</summary>
    public void RequireRoom(long length, SyntaxNode at)
    {
        if (length > _room)
            throw TooLarge(at);
    }

    /// <summary>A text or list that cannot be had at all.</summary>
    public ExhaustedException TooLarge(SyntaxNode at) => Exhausted(EvaluationIds.Memory, $"makes texts and lists of more than {Room} characters and elements in all", at);

    /// <summary>Counts the length of a list that a library goes through.</summary>
    public void ChargeScan(object? read, SyntaxNode at)
    {
        _fuel -= Lengths.Of(read) / ElementsAScanStep;
        if (_fuel < 0)
            Tick(at);
    }

    /// <summary>Counts a caught exception, which costs a host far more than a turn of a loop.</summary>
    public void ChargeCatch() => _fuel -= CatchCost;

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
        if (_path.Depth >= MaxDepth)
            throw TooDeep(at);
        RequireStack(at);
        _path.Push(at);
    }

    public void Leave() => _path.Pop();

    private ExhaustedException Exhausted(string id, string what, SyntaxNode at) => new(id, $"{what}: does this end? {_path.Hottest(at)}", at);

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
        Refuse($"The calls are nested deeper than {MaxDepth}: does this call itself without end? {_path.Innermost(at)}", at, EvaluationIds.Depth);
}
