namespace Groundplan.Migrations.Rules;

/// <summary>GP7025: tools of others, called in a way that loses data.</summary>
public sealed class ToolTests
{
    [Theory]
    [InlineData("--use-threads the numbers of a registered model's versions", "import-all --input-dir out --use-threads True")]
    [InlineData("--use-threads the numbers of a registered model's versions", "/opt/mlflow/bin/export-models --models all --export-all-runs True --use-threads=yes")]
    [InlineData("--use-threads the numbers of a registered model's versions", "python3.12 -u -m mlflow_export_import.bulk.import_models --use-threads True")]
    [InlineData("--use-threads the versions of a prompt", "python bulk/import_prompts.py --input-dir out --use-threads")]
    [InlineData("--export-latest-versions", "export-all --output-dir out --export-latest-versions True")]
    [InlineData("--delete-prompt deletes the whole prompt", "import-prompts --input-dir out --delete-prompt True")]
    [InlineData("--export-all-runs", "export-models --models all --output-dir out")]
    [InlineData("a placeholder", "python v2.1_to_v2.2_migration.py --assets-table PROD_ASSETS_TABLE_NAME")]
    [InlineData("--base-assets-prefix stands", "python upgrade/v2.1_to_v2.2_migration.py --base-assets-prefix assets")]
    [InlineData("only one of --asset-links-table and", "./v2.1_to_v2.2_migration.py --asset-links-table=old")]
    [InlineData("--dry-run it ends before", "python v2.1_to_v2.2_migration.py --config prod.json --dry-run")]
    [InlineData("its exit code is that of tee", "./infra/deploymentDataMigration/v2.1_to_v2.2/upgrade/run_migration.sh your_config_file.json")]
    [InlineData("its exit code is that of tee", "bash v2.1_to_v2.2/upgrade/run_migration.sh")]
    public void A_call_that_loses_data_is_found(string wrong, string command) =>
        Assert.Contains(wrong, Checked.Only("GP7025", Run(command)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("import-all --input-dir out")]
    [InlineData("import-all --input-dir out --use-threads False --delete-prompt=no")]
    [InlineData("export-experiments --experiments all --use-threads True")]
    [InlineData("export-models --models all --export-all-runs True")]
    [InlineData("python -c import-all --use-threads True")]
    [InlineData("python -m venv --use-threads import_all.py")]
    [InlineData("python v2.1_to_v2.2_migration.py --assets-table PROD_ASSETS --asset-links-table old --asset-links-table-v2 new --base-assets-prefix assets/")]
    [InlineData("python v2.1_to_v2.2_migration.py --config prod.json --asset-links-table old")]
    [InlineData("./run_migration.sh your_config_file.json")]
    [InlineData("bash -c import-all --use-threads")]
    [InlineData("python")]
    [InlineData("")]
    public void Any_other_call_is_not(string command) => Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(Run(command))));

    [Fact]
    public void A_second_run_of_a_script_that_destroys_then_is_said_to()
    {
        var once = Run("python v2.1_to_v2.2_migration.py --config prod.json");
        var found = Checked.Only("GP7025", once with { Idempotency = Idempotency.Upsert });
        Assert.Contains("a second run gives every asset the version 0", found.Message, StringComparison.Ordinal);
        Assert.Equal(nameof(Command.Idempotency), found.Subject.Property);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(once)));
    }

    [Fact]
    public void An_import_that_runs_twice_imports_twice()
    {
        var import = Run("import-models --input-dir out");
        Assert.Contains("a second run, as after a crash, imports everything again", Checked.Only("GP7025", import with { Idempotency = Idempotency.Upsert }).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(import with { Idempotency = Idempotency.AppendOnly })));
    }

    [Fact]
    public void The_word_that_decides_is_named_and_a_loss_can_be_accepted()
    {
        var import = Run("import-all --input-dir out --use-threads True");
        var found = Checked.Only("GP7025", import);
        Assert.Equal((nameof(Command.Words), 3), (found.Subject.Property, found.Subject.Index));
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(import with { AcceptsDataLoss = "nobody speaks of a version by its number" })));
    }

    [Fact]
    public void A_word_that_only_the_runner_knows_decides_nothing()
    {
        var look = new DescribeOutputs("look", new OrderStack("blue"));
        var upgrade = new Command("upgrade", ["python", "v2.1_to_v2.2_migration.py", "--base-assets-prefix", look.Output("Prefix")], Idempotency.Destructive);
        Assert.DoesNotContain("GP7025", Checked.Ids(Checked.Of(look, upgrade)));
    }

    private static Command Run(string command) =>
        new("run", [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Value<string>)word)], Idempotency.Destructive);
}
