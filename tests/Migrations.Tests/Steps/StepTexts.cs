using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Steps;

/// <summary>What the documents make of a sample's specification.</summary>
internal static class StepTexts
{
    private static readonly MigrationNames Names = new(new Migration("samples"))
    {
        Facts = fact => fact.Kind switch
        {
            StackFactKind.Template => Node.Text("Orders/Green/template.yaml"),
            StackFactKind.Root => Node.Text("Orders/Green"),
            StackFactKind.Tags => Node.Of(),
            _ => Node.ListOf(Array.Empty<string>()),
        },
    };

    /// <summary>The words of its commands.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Commands(Step step) => [.. step.Specify().Commands.Select(command => command.Words.Select(Names.TextOf).ToList())];

    /// <summary>Its arguments as the runner is given them; those without a value are left out.</summary>
    public static string Arguments(Step step) => JsonWriter.Compact(Node.Of([.. step.Specify().Arguments.Select(argument => (argument.Name, Names.NodeOf(argument.Value)))]));

    /// <summary>Its effects, such as <c>Opens ingress sg-1 tcp/8082 from 10.0.0.0/8</c>.</summary>
    public static IEnumerable<string> Effects(Step step) => step.Specify().Effects.Select(effect => $"{effect.Kind} {Names.TextOf(effect.Place)}");
}
