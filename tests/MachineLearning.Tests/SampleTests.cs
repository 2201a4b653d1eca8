using System.Reflection;
using Groundplan.MachineLearning.Rules;
using Groundplan.Rules;

namespace Groundplan.MachineLearning;

public sealed class SampleTests
{
    private const int TestSuffix = 5;

    private static IReadOnlyList<PlanRoot> Roots { get; } =
    [
        .. typeof(GlobalBank).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(property => property.MetadataToken)
            .Select(property => PlanRoot.Of(nameof(GlobalBank), property.Name, property.GetValue(null)!)),
    ];

    [Fact]
    public void GlobalBank_has_no_finding_but_the_closure_of_CodeCommit() =>
        Assert.DoesNotContain(new RuleContext(Roots, Origins.None).Run([.. CoreRules.All, .. MlRules.All]), finding => finding.RuleId != "GP2003");

    [Fact]
    public void GlobalBank_has_every_tier_source_and_network()
    {
        var platforms = Roots.Select(root => (MlPlatform)root.Value).ToList();
        Assert.Equal(3, platforms.Select(platform => platform.Tier).Distinct().Count());
        Assert.Equal(2, platforms.Select(platform => platform.SourceControl).Distinct().Count());
        Assert.Equal(4, platforms.Select(platform => platform.Network?.GetType()).OfType<Type>().Distinct().Count());
    }

    [Fact]
    public void GlobalBank_fits_all_limits_also_in_a_test_deployment() => Assert.All(
        Roots.SelectMany(root => new MlNames((MlPlatform)root.Value).All),
        name => Assert.InRange(name.Name.Length + TestSuffix, 1, name.Limit));
}
