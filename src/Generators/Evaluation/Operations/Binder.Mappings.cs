using Groundplan.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    /// <summary>The lambda of a mapping is read, not run; what does not depend on the item is computed here.</summary>
    private Code BindMapping(IInvocationOperation operation, IMethodSymbol method)
    {
        var value = operation.Arguments[0].Value;
        while (value is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
            value = value.ChildOperations.First();
        if (value is not IAnonymousFunctionOperation lambda || MappingReader.ResultOf(lambda) is not { } result)
            return Refuse(operation, "A mapping is given as a lambda of one expression, so that it can be read");
        var body = new MappingReader(this, machine.Trace).Read(result);
        var (from, to) = (SymbolItemTypes.Of(method.TypeArguments[0]), SymbolItemTypes.Of(method.TypeArguments[1]));
        var syntax = lambda.Syntax;
        return frame =>
        {
            var mapping = new ItemMapping(body(frame), from, to);
            machine.Trace.Created(mapping, syntax);
            return mapping;
        };
    }
}
