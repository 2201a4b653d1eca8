using System.Reflection;
using System.Text.Json;
using Groundplan.Documents;

namespace Groundplan.Migrations.Documents.Kit;

/// <summary>The plans of the samples, as a build sees them: compiled into this assembly.</summary>
internal static class SamplePlans
{
    /// <summary>All roots of the samples' plans.</summary>
    public static IReadOnlyList<PlanRoot> Roots { get; } = [.. typeof(SamplePlans).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<PlanAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(plan => plan.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => PlanRoot.Of(plan.Name, property.Name, property.GetValue(null)!)))];

    /// <summary>The samples' migrations, as Plan/Root.</summary>
    public static TheoryData<string> Migrations() => [.. Roots.OfType<MigrationRoot>().Select(root => $"{root.Plan}/{root.Name}")];

    public static MigrationRoot Migration(string name) => Roots.OfType<MigrationRoot>().Single(root => $"{root.Plan}/{root.Name}" == name);

    /// <summary>What the manifest says has to be acknowledged when a stack is deployed.</summary>
    public static IReadOnlyList<string> Capabilities(StackRoot stack)
    {
        using var manifest = JsonDocument.Parse(Documents["manifest.json"]);
        return [.. manifest.RootElement.GetProperty("roots").EnumerateArray()
            .Single(root => root.GetProperty("plan").GetString() == stack.Plan && root.GetProperty("root").GetString() == stack.Name)
            .GetProperty("stack").GetProperty("capabilities").EnumerateArray().Select(capability => capability.GetString()!)];
    }

    /// <summary>The documents of all samples, by path.</summary>
    public static IReadOnlyDictionary<string, string> Documents { get; } =
        PlanDocuments.Create(Roots, [], Origins.None, new HashSet<string>()).ToDictionary(document => document.Path, document => document.Text, StringComparer.Ordinal);
}
