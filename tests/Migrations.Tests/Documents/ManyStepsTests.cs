using Groundplan.Migrations.Documents.Kit;

namespace Groundplan.Migrations.Documents;

/// <summary>Documents of a migration that is larger than what reads them takes.</summary>
public sealed class ManyStepsTests
{
    private static readonly Migration Large = Made.Of([.. Enumerable.Range(0, 1500).Select(i => new Command($"look-{i:D4}", ["true"], Idempotency.Read))]);

    [Fact]
    public void A_state_machine_that_Step_Functions_does_not_take_is_said_to_be_too_large()
    {
        var runbook = Made.File("runbook.md", Large);
        Assert.Contains("KiB, and Step Functions takes 1024 KiB", runbook, StringComparison.Ordinal);
        Assert.InRange(Made.File("runbook.asl.json", Large).Length, 1024 * 1024, int.MaxValue);
        Assert.DoesNotContain("Step Functions takes", Made.File("runbook.md", Made.Of(new Command("look", ["true"], Idempotency.Read))), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_are_done_outside_are_named_up_to_a_number() =>
        Assert.Contains("`look-0038` (command), and 1461 more, or gives what", Made.File("runbook.md", Large), StringComparison.Ordinal);
}
