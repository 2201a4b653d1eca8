using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>What is done does not hang on whether it can be said.</summary>
public sealed class OutputTests
{
    [Theory]
    [InlineData("> /dev/full")]
    [InlineData(">&-")]
    public async Task A_run_whose_output_cannot_be_written_goes_on_and_says_so_at_its_end(string redirection)
    {
        using var migration = new MigrationOnDisk { Redirection = redirection };
        migration.Steps.AddRange([migration.Script("a"), migration.Script("b", "{}", "a")]);

        using var process = migration.Save().Start("run", "--yes");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Failed, process.ExitCode);
        Assert.Contains("error: The output could not be written, and is not complete: ", error, StringComparison.Ordinal);
        Assert.Equal("run-finished", (await migration.StoryAsync())[^1]);
    }

    [Fact]
    public async Task A_reader_that_goes_away_and_errors_that_nobody_takes_stop_nothing()
    {
        using var migration = new MigrationOnDisk { Redirection = "2> /dev/full | head -c 1" };
        migration.Steps.AddRange([migration.Script("a"), migration.Script("b", "{}", "a")]);

        using var process = migration.Save().Start("run", "--yes");
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal("run-finished", (await migration.StoryAsync())[^1]);
    }
}
