using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Goes through an object by the members that <c>foreach</c> finds on it, be they an interface's or not.</summary>
internal sealed class PatternEnumerator(Machine machine, IMethodSymbol getEnumerator, IMethodSymbol moveNext, IMethodSymbol current, IMethodSymbol? dispose, SyntaxNode syntax)
{
    public bool IsExtension => getEnumerator.IsStatic;

    public IEnumerable<object?> Enumerate(object? source)
    {
        var enumerator = machine.NotNull(machine.Functions.CallVirtual(getEnumerator, IsExtension ? null : source, IsExtension ? [source] : [], syntax, null), syntax);
        try
        {
            while (Call(moveNext, enumerator) is true)
            {
                machine.Tick(syntax);
                yield return Call(current, enumerator);
            }
        }
        finally
        {
            if (Instance.Of(enumerator) is { } instance && (dispose is not null || instance.Type.Symbol.AllInterfaces.Any(type => type.SpecialType == SpecialType.System_IDisposable)))
                instance.Type.CallIfAny(instance, "Dispose");
            else if (enumerator is IDisposable disposable && enumerator is not Instance)
                disposable.Dispose();
        }
    }

    private object? Call(IMethodSymbol member, object enumerator) => machine.Functions.CallVirtual(member, enumerator, [], syntax, null);
}
