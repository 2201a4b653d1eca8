using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Step BindStatement(IOperation operation) => operation switch
    {
        IBlockOperation block => BindBlock(block.Operations),
        IVariableDeclarationGroupOperation group => BindDeclarations(group),
        IConditionalOperation conditional => BindIf(conditional),
        IReturnOperation result => BindReturn(result),
        IForEachLoopOperation loop => BindForEach(loop),
        IForLoopOperation loop => BindFor(loop),
        IWhileLoopOperation loop => BindWhile(loop),
        ISwitchOperation choice => BindSwitch(choice),
        IBranchOperation branch => BindBranch(branch),
        ITryOperation attempt => BindTry(attempt),
        IUsingOperation scoped => BindUsing(scoped),
        ILabeledOperation labeled => labeled.Operation is { } inner ? BindStatement(inner) : static _ => Flow.Next,
        ILocalFunctionOperation or IEmptyOperation => static _ => Flow.Next,
        ILockOperation locked => BindLock(locked),
        _ => Expression(Bind(operation)),
    };

    private static Step Expression(Code code) => frame =>
    {
        code(frame);
        return Flow.Next;
    };

    private Step BindBlock(IReadOnlyList<IOperation> operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is IUsingDeclarationOperation resources)
                return BindSteps([.. operations.Take(i)], BindUsing(resources.DeclarationGroup, BindBlock([.. operations.Skip(i + 1)])));
        }

        return BindSteps(operations, null);
    }

    private Step BindSteps(IReadOnlyList<IOperation> operations, Step? last)
    {
        var steps = operations.Select(BindStatement).ToList();
        if (last is not null)
            steps.Add(last);
        var labels = LabelsOf(operations);
        return frame =>
        {
            for (var i = 0; i < steps.Count; i++)
            {
                var flow = steps[i](frame);
                if (flow == Flow.Next)
                    continue;
                if (flow != Flow.Goto || frame.Label is null || !labels.TryGetValue(frame.Label, out var target))
                    return flow;
                machine.Tick(operations[target].Syntax);
                i = target - 1;
            }

            return Flow.Next;
        };
    }

    /// <summary>Where the labels of a block are, by position.</summary>
    private static Dictionary<object, int> LabelsOf(IReadOnlyList<IOperation> operations) =>
        operations.Select((operation, index) => (Label: (operation as ILabeledOperation)?.Label, index)).Where(label => label.Label is not null)
            .ToDictionary(label => (object)label.Label!, label => label.index);

    private Step BindDeclarations(IVariableDeclarationGroupOperation group)
    {
        var steps = group.Declarations.SelectMany(declaration => declaration.Declarators).Select(BindDeclarator).ToArray();
        return frame =>
        {
            foreach (var step in steps)
                step(frame);
            return Flow.Next;
        };
    }

    private Action<Frame> BindDeclarator(IVariableDeclaratorOperation declarator)
    {
        var place = LocalPlace(declarator.Symbol, isDeclaration: true);
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (declarator.Symbol.RefKind != RefKind.None && initializer is not null)
            return BindAlias(declarator.Symbol, initializer.Value);
        if (initializer is null)
            return frame => place.Set(frame, null, null);
        var value = BindStored(initializer.Value);
        return frame => place.Set(frame, null, value(frame));
    }

    /// <summary>Lets a ref local stand for what an expression names.</summary>
    private Action<Frame> BindAlias(ISymbol variable, IOperation target)
    {
        var cell = BindCell(target);
        var (depth, slot) = scope.Find(variable);
        return frame => At(frame, depth).Slots[slot] = cell(frame);
    }

    /// <summary>There is one thread: a lock is its body.</summary>
    private Step BindLock(ILockOperation operation)
    {
        var value = Bind(operation.LockedValue);
        var body = BindStatement(operation.Body);
        return frame => value(frame) is null ? throw machine.Throw(new ArgumentNullException("obj"), operation.Syntax) : body(frame);
    }

    private Step BindIf(IConditionalOperation operation)
    {
        var condition = Bind(operation.Condition);
        var whenTrue = BindStatement(operation.WhenTrue);
        var whenFalse = operation.WhenFalse is { } otherwise ? BindStatement(otherwise) : static _ => Flow.Next;
        return frame => condition(frame) is true ? whenTrue(frame) : whenFalse(frame);
    }

    private Step BindReturn(IReturnOperation operation)
    {
        if (operation.ReturnedValue is null)
            return static _ => Flow.Return;
        if (scope.Symbol is { ReturnsByRef: true } or { ReturnsByRefReadonly: true })
        {
            var cell = BindCell(operation.ReturnedValue);
            return frame =>
            {
                frame.Result = cell(frame);
                return Flow.Return;
            };
        }

        var value = Bind(operation.ReturnedValue);
        return frame =>
        {
            frame.Result = Instance.Store(value(frame));
            return Flow.Return;
        };
    }

    private static Step BindBranch(IBranchOperation operation) => operation.BranchKind switch
    {
        BranchKind.Break => static _ => Flow.Break,
        BranchKind.Continue => static _ => Flow.Continue,
        _ => frame =>
        {
            frame.Label = operation.Target;
            return Flow.Goto;
        }
        ,
    };

    private Step BindSwitch(ISwitchOperation operation)
    {
        var select = BindSelection(operation);
        var sections = operation.Cases.Select(section => BindBlock(section.Body)).ToArray();
        var labels = CaseLabelsOf(operation);
        return frame =>
        {
            for (var index = select(frame); index >= 0;)
            {
                var flow = sections[index](frame);
                if (flow == Flow.Goto && frame.Label is not null && labels.TryGetValue(frame.Label, out index))
                {
                    machine.Tick(operation.Syntax);
                    continue;
                }

                return flow == Flow.Break ? Flow.Next : flow;
            }

            return Flow.Next;
        };
    }

    /// <summary>Which section of a switch runs; -1 when none does.</summary>
    private Func<Frame, int> BindSelection(ISwitchOperation operation)
    {
        var value = Bind(operation.Value);
        var sections = operation.Cases.Select(section => section.Clauses.Select(BindClause).ToArray()).ToArray();
        var defaultSection = Array.FindIndex([.. operation.Cases], section => section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default));
        return frame =>
        {
            var subject = value(frame);
            var index = Array.FindIndex(sections, clauses => clauses.Any(clause => clause(frame, subject)));
            return index < 0 ? defaultSection : index;
        };
    }

    /// <summary>Where <c>goto case</c> goes, by section.</summary>
    private static Dictionary<object, int> CaseLabelsOf(ISwitchOperation operation) =>
        operation.Cases.SelectMany((section, index) => section.Clauses.Where(clause => clause.Label is not null).Select(clause => (Label: (object)clause.Label!, index)))
            .ToDictionary(entry => entry.Label, entry => entry.index);

    private Test BindClause(ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                var constant = Bind(single.Value);
                return (frame, value) => Equals(constant(frame), value);
            case IPatternCaseClauseOperation pattern:
                var test = BindPattern(pattern.Pattern);
                var guard = pattern.Guard is { } condition ? Bind(condition) : null;
                return (frame, value) => test(frame, value) && (guard is null || guard(frame) is true);
            case IDefaultCaseClauseOperation:
                return static (_, _) => false;
            default:
                return (_, _) => throw machine.Refuse("This case cannot be evaluated in a plan", clause.Syntax);
        }
    }
}
