using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Tests.Steps;

public sealed class SemanticVersionTests
{
    [Fact]
    public void Versions_are_ordered_as_semver_says()
    {
        // The order of semver.org 2.0.0, section 11, with numbers that a text comparison would get wrong.
        string[] ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.9.0", "1.10.0", "v2.0.2", "99999999999999999999.0.0"];

        var versions = ordered.Select(v => SemanticVersion.TryParse(v)!).ToList();

        Assert.Equal(ordered, versions.AsEnumerable().Reverse().Order().Select(v => v.Text));
    }

    [Fact]
    public void Build_metadata_does_not_count()
        => Assert.Equal(0, SemanticVersion.TryParse("1.0.0+a")!.CompareTo(SemanticVersion.TryParse("1.0.0+b")));

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0 beta")]
    [InlineData("")]
    public void What_is_none_is_none(string text) => Assert.Null(SemanticVersion.TryParse(text));
}
