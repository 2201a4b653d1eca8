using System.Globalization;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>Two platforms of one account have the same name. The tier is not in the name, so tiers side by side need distinct workloads.</summary>
internal static class SameNameRule
{
    private const string Id = "GP1001";

    private static readonly string[] NameFields =
    [
        nameof(MlPlatform.CompanyPrefix), nameof(MlPlatform.Environment), nameof(MlPlatform.TenantId), nameof(MlPlatform.Region),
        nameof(MlPlatform.UseCase), nameof(MlPlatform.Workload), nameof(MlPlatform.AccountId),
    ];

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two platforms have the same name", Check);

    private static IEnumerable<Finding> Check(RuleContext context)
    {
        var named = PlatformRoot.Of(context).Where(root => NameFields.All(root.Knows)).Select(root => (Root: root, Key: Key(root.Platform))).ToList();
        var taken = new HashSet<(string, string)>(named.Select(item => item.Key));
        var first = new Dictionary<(string, string), PlatformRoot>();
        var attempts = new Dictionary<(string, string), int>();
        foreach (var (root, key) in named)
        {
            if (first.TryGetValue(key, out var earlier))
                yield return Collision(root, earlier, FreeWorkload(root.Platform, taken, attempts));
            else
                first.Add(key, root);
        }
    }

    private static (string Account, string Name) Key(MlPlatform platform) => (platform.AccountId ?? "", platform.MlName);

    private static Finding Collision(PlatformRoot root, PlatformRoot earlier, string workload) => new(
        Id,
        Severity.Error,
        $"{earlier.Root.Plan}.{earlier.Root.Name} is called '{root.Platform.MlName}' too: the tier is not part of the name. Give this one a workload of its own, such as '{workload}'.",
        root.Field(NameField(root.Platform)))
    {
        Related = [earlier.Field(NameField(earlier.Platform))],
        Facts = new() { ["workload"] = workload },
    };

    private static string NameField(MlPlatform platform) =>
        string.IsNullOrEmpty(platform.Workload) ? nameof(MlPlatform.UseCase) : nameof(MlPlatform.Workload);

    /// <summary>A workload whose name nobody has, nor was suggested before. Numbers go on from the last one tried, so that many equals stay cheap.</summary>
    private static string FreeWorkload(MlPlatform platform, HashSet<(string, string)> taken, Dictionary<(string, string), int> attempts)
    {
        var tier = platform.Tier switch { Tier.Starter => "std", Tier.Professional => "pro", _ => "ent" };
        var workload = string.IsNullOrEmpty(platform.Workload) ? tier : $"{platform.Workload}-{tier}";
        var key = Key(platform with { Workload = workload });
        if (taken.Add(key))
            return workload;
        attempts.TryGetValue(key, out var last);
        for (var number = Math.Max(last, 1) + 1; ; number++)
        {
            var numbered = $"{workload}{number.ToString(CultureInfo.InvariantCulture)}";
            if (!taken.Add(Key(platform with { Workload = numbered })))
                continue;
            attempts[key] = number;
            return numbered;
        }
    }
}
