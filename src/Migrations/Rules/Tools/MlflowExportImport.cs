namespace Groundplan.Migrations.Rules.Tools;

/// <summary>The tools of mlflow-export-import.</summary>
internal static class MlflowExportImport
{
    private const string Limitations = "mlflow-export-import, README_limitations.md";

    public static IReadOnlyList<ToolTrap> Traps { get; } =
    [
        // The conditions for the same version numbers are said of export and import together.
        new(
            ["export-all", "export-models", "import-all", "import-models"],
            call => ToolTrap.Spot.Word(call.FindOn("--use-threads")),
            "with --use-threads the numbers of a registered model's versions are not sure to stay what they were",
            "Leave --use-threads out, and give it to export-experiments and import-experiments only",
            Limitations),
        new(
            ["import-prompts"],
            call => ToolTrap.Spot.Word(call.FindOn("--use-threads")),
            "with --use-threads the versions of a prompt are imported at the same time, and numbered as they come",
            "Leave --use-threads out",
            "mlflow-export-import, bulk/import_prompts.py"),
        new(
            ["export-all", "export-model", "export-models"],
            call => ToolTrap.Spot.Word(call.FindOn("--export-latest-versions")),
            "with --export-latest-versions the other versions of a registered model stay behind, and the import numbers the rest from 1",
            "Leave --export-latest-versions out",
            Limitations),
        new(
            ["import-all", "import-prompts"],
            call => ToolTrap.Spot.Word(call.FindOn("--delete-prompt")),
            "--delete-prompt deletes the whole prompt before each of its versions, so that only the last one is left",
            "Leave --delete-prompt out, and import into a server without prompts",
            "mlflow-export-import, prompt/import_prompt.py"),
        new(
            ["export-models"],
            call => call.FindOn("--export-all-runs") is null ? ToolTrap.Spot.Word(call.At) : null,
            "without --export-all-runs a run is listed once for each version that came out of it, and imported as often",
            "Give --export-all-runs True",
            "mlflow-export-import, bulk/export_models.py"),
        new(
            ["import-all", "import-experiment", "import-experiments", "import-models", "import-run", "import-traces"],
            call => call.Step.Idempotency is Idempotency.Read or Idempotency.Upsert ? new(nameof(Command.Idempotency), null) : null,
            "a second run, as after a crash, imports everything again beside the first, under new ids",
            "Say Idempotency.AppendOnly, and import into a server that is empty",
            "mlflow-export-import, issue 178"),
    ];
}
