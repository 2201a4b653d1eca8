using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>
/// Semantic models without the analysis of nullable references, which decides no value and costs more than all the rest of binding.
/// The option is experimental in Roslyn, so a host without it is asked for a plain model.
/// </summary>
internal static class SemanticModels
{
    private delegate SemanticModel Getter(Compilation compilation, SyntaxTree tree);

    private static readonly Getter Get = WithoutNullableAnalysis() ?? (static (compilation, tree) => compilation.GetSemanticModel(tree));

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => Get(compilation, tree);

    private static Getter? WithoutNullableAnalysis()
    {
        var options = typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions");
        if (options is not { IsEnum: true } || !Enum.IsDefined(options, "DisableNullableAnalysis"))
            return null;
        var method = typeof(Compilation).GetMethod(nameof(Compilation.GetSemanticModel), [typeof(SyntaxTree), options]);
        return method is null
            ? null
            : (Getter)typeof(SemanticModels).GetMethod(nameof(With), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(options)
                .Invoke(null, [method, Enum.Parse(options, "DisableNullableAnalysis")])!;
    }

    private static Getter With<TOptions>(MethodInfo method, TOptions options)
    {
        var get = (Func<Compilation, SyntaxTree, TOptions, SemanticModel>)Delegate.CreateDelegate(typeof(Func<Compilation, SyntaxTree, TOptions, SemanticModel>), method);
        return (compilation, tree) => get(compilation, tree, options);
    }
}
