using System.Text.Json.Nodes;
using Groundplan.Documents;
using Groundplan.Documents.OperatorPolicies;

namespace Groundplan.Samples.Tests;

public sealed class OperatorPolicyTests
{
    public static TheoryData<string> Roots { get; } = [.. typeof(GlobalBank).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Every_file_is_a_policy_within_the_limit_and_together_they_allow_what_the_whole_one_does(string root)
    {
        var files = Sample.GlobalBank.Carried.Where(document => document.Key.StartsWith($"GlobalBank/{root}/operator-policy", StringComparison.Ordinal)).Select(document => document.Value).ToList();
        var facts = RootFacts.Of((StackRoot)Groundplan.PlanRoot.Of("GlobalBank", root, typeof(GlobalBank).GetProperty(root)!.GetValue(null)!), [], Origins.None);

        Assert.InRange(files.Count, 1, OperatorPolicyFiles.MostOfARole);
        Assert.All(files, file => Assert.InRange(file.Count(character => !char.IsWhiteSpace(character)), 1, 6_144));
        Assert.All(files, file => Assert.Equal("2012-10-17", JsonNode.Parse(file)!["Version"]!.GetValue<string>()));
        Assert.Equal(
            Statements(OperatorPolicyWriter.Write(OperatorPolicyBuilder.Build(facts))).Order(StringComparer.Ordinal),
            files.SelectMany(Statements).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray().Select(statement => statement!.ToJsonString());
}
