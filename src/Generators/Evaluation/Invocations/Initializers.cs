using Groundplan.Generators.Evaluation.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>The initializers of fields and auto-properties.</summary>
internal static class Initializers
{
    /// <summary>The bound initializer of a field, or of the property it stands behind; null when there is none.</summary>
    public static Function? Of(Machine machine, IFieldSymbol field)
    {
        var syntax = (field.AssociatedSymbol ?? field).OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        if (syntax is null || machine.Model(syntax.SyntaxTree).GetOperation(syntax) is not ISymbolInitializerOperation operation)
            return null;
        var function = new Function { Parameters = [], Scope = new(null, [operation]), Declaration = syntax };
        function.Body = new Binder(machine, new TypeArguments(machine.Compilation, null, field.ContainingType), function.Scope).BindStored(operation.Value);
        return function;
    }
}
