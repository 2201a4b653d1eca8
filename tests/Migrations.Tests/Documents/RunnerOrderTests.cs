using System.Text;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Migrations.Documents;

/// <summary>The runner takes the steps in an order that keeps what the plan says.</summary>
public sealed class RunnerOrderTests
{
    [Fact]
    public void A_step_that_waits_for_one_further_down_comes_after_it()
    {
        var told = new Manual("told", ["Tell all."]) { Compensation = new Manual("untold", ["Tell all."]) };
        var go = new Approval("go") { After = [told] };
        var files = Made.Files(Made.Of(new ParallelGroup("both", [new Sequence("one", [go, new Approval("then")]), told]), new Approval("last")));

        var runbook = RunbookReader.Read(Encoding.UTF8.GetBytes(files["runbook.json"]));
        Assert.Equal(["told", "go", "then", "last"], runbook.Steps.Select(step => step.Id));
        Assert.Equal(["told"], runbook.Step("go").After);
        Assert.Contains("* After: `told` (step 3)", files["runbook.md"], StringComparison.Ordinal);
        Assert.Contains("also where that stands below it", files["runbook.md"], StringComparison.Ordinal);
    }
}
