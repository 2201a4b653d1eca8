using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Tests;

public sealed class StackStatusesTests
{
    [Fact]
    public void Every_status_of_the_API_has_a_row()
        => Assert.Equal(23, StackStatuses.All.Count);

    [Theory]
    [InlineData("ROLLBACK_COMPLETE", "Dead", false)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", "Healthy", false)]
    [InlineData("UPDATE_ROLLBACK_FAILED", "Stuck", false)]
    [InlineData("REVIEW_IN_PROGRESS", "Shell", false)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Busy", true)]
    [InlineData("DELETE_COMPLETE", "Gone", true)]
    public void A_status_means_what_it_says_in_full(string status, string kind, bool succeeded)
        => Assert.Equal((kind, succeeded), (StackStatuses.Of(status).Kind.ToString(), StackStatuses.Of(status).Succeeded));

    [Fact]
    public void An_unknown_status_is_never_guessed()
        => Assert.Throws<RunnerError>(() => StackStatuses.Of("MIGRATE_COMPLETE"));
}
