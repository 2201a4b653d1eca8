using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>A migration as a state machine of Step Functions, in Amazon States Language with JSONPath.</summary>
internal static class StateMachineJson
{
    public static string Write(MigrationFacts facts) => JsonWriter.Indented(new MachineBuilder(facts).Build());
}
