using System.Text.RegularExpressions;

namespace Groundplan.Migrations.Rules.Tools;

/// <summary>The upgrade script of the Visual Asset Management System from 2.1 to 2.2.</summary>
internal static class VamsUpgrade
{
    private const string Script = "v2.1-to-v2.2-migration";
    private const string Code = "VAMS, v2.1_to_v2.2_migration.py";
    private const string OldLinks = "--asset-links-table";
    private const string NewLinks = "--asset-links-table-v2";

    // Such as YOUR_ASSETS_TABLE_NAME of the template and PROD_ASSETS_BUCKET_NAME of that for production.
    private static readonly Regex Placeholder = new("(^|=)(YOUR|PROD)_[A-Z0-9_]*_(NAME|PREFIX|PROFILE|REGION)$", RegexOptions.CultureInvariant);

    public static IReadOnlyList<ToolTrap> Traps { get; } =
    [
        new(
            [Script],
            call => ToolTrap.Spot.Word(Array.FindIndex([.. call.Words], IsPlaceholder) is >= 0 and var index ? index : null),
            "a placeholder of the template stands where a name should, and only some of them stop the script",
            "Give the name that is there",
            Code),
        new(
            [Script],
            call => call.ValueOf("--base-assets-prefix") is var (prefix, index) && !prefix.EndsWith("/", StringComparison.Ordinal) && !IsPlaceholder(prefix) ? ToolTrap.Spot.Word(index) : null,
            "--base-assets-prefix stands before the asset's id as it is, and without a '/' at its end no key leads to what is in the bucket",
            "End it with a '/'",
            "VAMS, v2.1_to_v2.2_migration_README.md"),
        new(
            [Script],
            call => call.Find("--config") is null && (call.Find(OldLinks), call.Find(NewLinks)) is var (old, @new) && old is null != @new is null ? ToolTrap.Spot.Word(old ?? @new) : null,
            $"with only one of {OldLinks} and {NewLinks} the links between assets are left behind, and the script reports success",
            "Give both",
            Code),
        new(
            [Script],
            call => ToolTrap.Spot.Word(call.Find("--dry-run")),
            "with --dry-run it ends before it has read anything, so that its success says nothing",
            "Take that step away, and try the script on copies of the tables",
            Code),
        new(
            [Script],
            call => call.Find("--dry-run") is null && call.Step.Idempotency is Idempotency.Read or Idempotency.Upsert ? new(nameof(Command.Idempotency), null) : null,
            "a second run gives every asset the version 0, since the first one took away what it reads that from",
            "Say Idempotency.Destructive, so that nobody runs it again unasked",
            Code),
        new(
            ["run-migration.sh"],
            call => ToolTrap.Spot.Word(call.Words[call.At]!.Contains("v2.1_to_v2.2") ? call.At : null),
            "its exit code is that of tee, and then of a question about the verification, and says nothing of the migration",
            "Call v2.1_to_v2.2_migration.py itself, and its verification in a step of its own",
            "VAMS, v2.1_to_v2.2/upgrade/run_migration.sh"),
    ];

    private static bool IsPlaceholder(string? word) => word is not null && Placeholder.IsMatch(word);
}
