using System.Text.RegularExpressions;

namespace Groundplan.Migrations.Steps;

public sealed partial class StepKindTests
{
    [Fact]
    public void Each_kind_has_one_record()
    {
        var kinds = StepKinds.All.Select(type => StepKinds.Empty(type).Specify().Kind).ToList();
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Distinct(StringComparer.Ordinal), kinds);
    }

    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void Its_words_are_lower_case_with_hyphens(string type) => Assert.Matches(Hyphenated(), StepKinds.Empty(StepKinds.Named(type)).Specify().Kind);

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Hyphenated();
}
