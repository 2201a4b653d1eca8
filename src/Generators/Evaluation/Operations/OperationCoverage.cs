using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>What the evaluator does with a kind of operation.</summary>
internal abstract record OperationCoverage
{
    private const string VisualBasic = "Visual Basic only";
    private const string FlowGraph = "only in control flow graphs";

    /// <summary>Every kind of operation that Roslyn knows.</summary>
    public static IReadOnlyDictionary<OperationKind, OperationCoverage> Table { get; } = Create();

    private static Dictionary<OperationKind, OperationCoverage> Create()
    {
        var table = new Dictionary<OperationKind, OperationCoverage>();
        foreach (var kind in Met)
            table.Add(kind, new Evaluated());
        foreach (var (kind, what, sample) in Unsupported)
            table.Add(kind, new Refused(EvaluationIds.Unknown, what, sample));
        foreach (var (kind, reason) in Impossible)
            table.Add(kind, new CannotOccur(reason));
        return table;
    }

    private static IEnumerable<OperationKind> Met =>
    [
        OperationKind.Block, OperationKind.VariableDeclarationGroup, OperationKind.Switch, OperationKind.Loop, OperationKind.Labeled, OperationKind.Branch, OperationKind.Empty,
        OperationKind.Return, OperationKind.YieldBreak, OperationKind.YieldReturn, OperationKind.Lock, OperationKind.Try, OperationKind.Using, OperationKind.UsingDeclaration,
        OperationKind.ExpressionStatement, OperationKind.LocalFunction, OperationKind.Literal, OperationKind.Conversion, OperationKind.Invocation, OperationKind.ArrayElementReference,
        OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.FieldReference, OperationKind.MethodReference, OperationKind.PropertyReference, OperationKind.EventReference,
        OperationKind.Unary, OperationKind.Binary, OperationKind.Conditional, OperationKind.Coalesce, OperationKind.AnonymousFunction, OperationKind.ObjectCreation,
        OperationKind.TypeParameterObjectCreation, OperationKind.ArrayCreation, OperationKind.InstanceReference, OperationKind.IsType, OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.EventAssignment, OperationKind.ConditionalAccess, OperationKind.ConditionalAccessInstance,
        OperationKind.InterpolatedString, OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.InterpolatedStringHandlerCreation, OperationKind.InterpolatedStringAddition,
        OperationKind.InterpolatedStringAppendLiteral, OperationKind.InterpolatedStringAppendFormatted, OperationKind.InterpolatedStringHandlerArgumentPlaceholder,
        OperationKind.AnonymousObjectCreation, OperationKind.ObjectOrCollectionInitializer, OperationKind.MemberInitializer, OperationKind.NameOf, OperationKind.Tuple,
        OperationKind.TranslatedQuery, OperationKind.DelegateCreation, OperationKind.DefaultValue, OperationKind.TypeOf, OperationKind.SizeOf, OperationKind.IsPattern,
        OperationKind.Increment, OperationKind.Decrement, OperationKind.Throw, OperationKind.DeconstructionAssignment, OperationKind.DeclarationExpression, OperationKind.FieldInitializer,
        OperationKind.VariableInitializer, OperationKind.PropertyInitializer, OperationKind.ArrayInitializer, OperationKind.VariableDeclarator, OperationKind.VariableDeclaration,
        OperationKind.Argument, OperationKind.CatchClause, OperationKind.SwitchCase, OperationKind.CaseClause, OperationKind.ConstantPattern, OperationKind.DeclarationPattern,
        OperationKind.TupleBinary, OperationKind.MethodBody, OperationKind.ConstructorBody, OperationKind.Discard, OperationKind.Range, OperationKind.RecursivePattern,
        OperationKind.DiscardPattern, OperationKind.SwitchExpression, OperationKind.SwitchExpressionArm, OperationKind.PropertySubpattern, OperationKind.NegatedPattern,
        OperationKind.BinaryPattern, OperationKind.TypePattern, OperationKind.RelationalPattern, OperationKind.With, OperationKind.ListPattern, OperationKind.SlicePattern,
        OperationKind.ImplicitIndexerReference, OperationKind.Utf8String, OperationKind.CollectionExpression, OperationKind.Spread,
    ];

    private static IEnumerable<(OperationKind Kind, string What, string Sample)> Unsupported =>
    [
        (OperationKind.Await, "async code", "return Later().Result; static async System.Threading.Tasks.Task<string> Later() { await System.Threading.Tasks.Task.CompletedTask; return \"\"; }"),
        (OperationKind.DynamicInvocation, "dynamic code", "dynamic d = 1; return d.ToString();"),
        (OperationKind.DynamicMemberReference, "dynamic code", "dynamic d = \"a\"; int n = d.Length; return n + \"\";"),
        (OperationKind.DynamicIndexerAccess, "dynamic code", "dynamic d = \"a\"; char c = d[0]; return c + \"\";"),
        (OperationKind.DynamicObjectCreation, "dynamic code", "dynamic d = 1; return new string('a', d);"),
        (OperationKind.AddressOf, "pointers", "int n = 1; unsafe { int* p = &n; return *p + \"\"; }"),
        (OperationKind.FunctionPointerInvocation, "pointers", "unsafe { delegate*<int, int> f = &Twice; return f(2) + \"\"; } static int Twice(int n) => 2 * n;"),
        (OperationKind.InlineArrayAccess, "inline arrays: use an array", "var four = new Four(); four[1] = 2; return four[1] + \"\"; } [System.Runtime.CompilerServices.InlineArray(4)] private struct Four { private int _first;"),
        (OperationKind.None, "stackalloc, fixed and other unsafe code", "System.Span<int> numbers = stackalloc int[3]; return numbers.Length + \"\";"),
    ];

    private static IEnumerable<(OperationKind Kind, string Reason)> Impossible =>
    [
        (OperationKind.Invalid, "only in code that does not compile, which the compiler reports"),
        (OperationKind.InterpolatedStringAppendInvalid, "only in code that does not compile, which the compiler reports"),
        (OperationKind.ParameterInitializer, "each call holds the values of the parameters that it omits"),
        (OperationKind.Attribute, "attributes are not run"),
        (OperationKind.Parenthesized, VisualBasic),
        (OperationKind.Stop, VisualBasic),
        (OperationKind.End, VisualBasic),
        (OperationKind.RaiseEvent, VisualBasic),
        (OperationKind.OmittedArgument, VisualBasic),
        (OperationKind.ReDim, VisualBasic),
        (OperationKind.ReDimClause, VisualBasic),
        ((OperationKind)Enum.Parse(typeof(OperationKind), "CollectionElementInitializer"), "obsolete, which is why it is not named: Roslyn gives Invocation"),
        (OperationKind.FlowCapture, FlowGraph),
        (OperationKind.FlowCaptureReference, FlowGraph),
        (OperationKind.IsNull, FlowGraph),
        (OperationKind.CaughtException, FlowGraph),
        (OperationKind.StaticLocalInitializationSemaphore, FlowGraph),
        (OperationKind.FlowAnonymousFunction, FlowGraph),
    ];
}

/// <summary>Evaluated to the value that execution gives.</summary>
internal sealed record Evaluated : OperationCoverage;

/// <summary>Refused where it stands.</summary>
/// <param name="Id">The finding.</param>
/// <param name="What">What is refused.</param>
/// <param name="Sample">Statements of a method that gives a text, with one.</param>
internal sealed record Refused(string Id, string What, string Sample) : OperationCoverage;

/// <summary>Never met in the source of a plan that compiles.</summary>
/// <param name="Reason">Why not.</param>
internal sealed record CannotOccur(string Reason) : OperationCoverage;
