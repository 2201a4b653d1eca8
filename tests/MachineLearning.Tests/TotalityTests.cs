using Groundplan.MachineLearning.Rules;
using Groundplan.Rules;

namespace Groundplan.MachineLearning;

public sealed class TotalityTests
{
    private static readonly string?[] Texts = [null, "", " ", "x", "${AWS::Region}", "'\"\n\\{}", "ünïcødé-🙂", "-", "globalbank", new string('a', 5000)];

    private static readonly Network?[] Networks =
    [
        null,
        new Standalone.Direct { VpcId = null!, SubnetIds = null!, RouteTableIds = null! },
        new Standalone.Direct { VpcId = "", SubnetIds = [null!, ""], RouteTableIds = [null!, null!, "rtb-"] },
        new Standalone.FromParameterStore { VpcIdPath = null!, SubnetIdsPath = null! },
        new SecurityGroupProvisioner.FromParameterStore { VpcIdPath = "", SubnetIdsPath = "x", SecurityGroupIdPath = null! },
        new SecurityGroupProvisioner.Direct { VpcId = "vpc", SubnetIds = [], SecurityGroupId = null!, RouteTableIds = ["rtb-0a1b2c3d", "rtb-0a1b2c3d"] },
        new SecurityGroupProvisioner.Direct { VpcId = "x", SubnetIds = Pseudo.NoValue, SecurityGroupId = "sg", RouteTableIds = Pseudo.NoValue },
    ];

    [Fact]
    public void Anything_makes_a_stack_and_a_review_and_findings()
    {
        var random = new Random(20240721);
        for (var i = 0; i < 3000; i++)
        {
            var platform = Garbage(random);
            var root = platform.Root();
            Assert.NotEmpty(root.Content.Resources);
            Assert.All(root.Content.Members, member => Assert.NotNull(root.Content.ProvenanceOf(member.Name)));
            Assert.All(platform.Fields(), field => Assert.NotNull(field.Value));
            Assert.All(platform.Sections(), section => Assert.All(section.Rows, row => Assert.Equal(section.Columns.Count, row.Count)));
            Assert.All(new RuleContext([root], Origins.None).Run(MlRules.All), finding => Assert.NotEmpty(finding.Subject.Path));
        }
    }

    private static MlPlatform Garbage(Random random)
    {
        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
        string? Text() => Any(Texts);
        return new()
        {
            CompanyName = Text(),
            CompanyPrefix = Text()!,
            AccountId = Text(),
            TenantId = Text()!,
            Environment = Text()!,
            Region = Text()!,
            UseCase = Text()!,
            Workload = Text(),
            Tier = Any(Tier.Starter, Tier.Professional, Tier.Enterprise, (Tier)(-7), (Tier)99),
            SourceControl = Any(SourceControl.CodeCommit, SourceControl.S3, (SourceControl)9),
            Network = Any(Networks),
            Compliance = Any(null, new Compliance { LogRetentionDays = random.Next(int.MinValue, int.MaxValue) }),
            Alerts = Any(null, new Alerts { Email = Text()! }),
            Tags = Any(null!, new(), new Map<string> { [""] = "", ["Company"] = null!, ["owner"] = "x" }),
        };
    }
}
