using System.Reflection;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Groundplan's own assemblies, those that were loaded beside this one.</summary>
internal static class OwnAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } = [typeof(Stack).Assembly, typeof(Aws.Tag).Assembly, typeof(MachineLearning.MlPlatform).Assembly, typeof(Migrations.Migration).Assembly];
}
