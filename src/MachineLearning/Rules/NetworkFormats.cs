using System.Text.RegularExpressions;

namespace Groundplan.MachineLearning.Rules;

/// <summary>What the ids of a VPC and the paths of SSM look like. Sources: EC2, "Resource IDs"; Systems Manager, "Requirements for parameter names".</summary>
internal static class NetworkFormats
{
    private const int DeepestPath = 15;
    private const int LongestPath = 1011;

    private static readonly Regex Path = new(@"\A(?:/[A-Za-z0-9_.-]+)+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Reserved = new(@"\A/(?:aws|ssm)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Id = new(@"\A[a-z]+-(?:[0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a text is a prefix such as <c>vpc</c>, a hyphen, and 8 or 17 hexadecimal digits.</summary>
    public static bool IsId(string? text, string prefix) => text is not null && text.StartsWith(prefix + "-", StringComparison.Ordinal) && Id.IsMatch(text);

    /// <summary>Whether a text is an absolute path that a team's SSM parameter may have.</summary>
    public static bool IsPath(string? text) =>
        text is { Length: <= LongestPath } && Path.IsMatch(text) && !Reserved.IsMatch(text) && text.Count(letter => letter == '/') <= DeepestPath;
}
