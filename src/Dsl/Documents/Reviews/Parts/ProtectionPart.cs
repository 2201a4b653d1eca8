using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>How data is encrypted, how long it is kept, and who hears of trouble.</summary>
internal static class ProtectionPart
{
    // How properties of types are called of which no more is known.
    private static readonly string[] EncryptionWords = ["Encrypt", "Kms", "KMS", "SSE"];
    private static readonly string[] RetentionWords = ["Retention", "Lifecycle", "Versioning", "TimeToLive", "PointInTimeRecovery", "BackupPolicy"];

    public static ReviewPart? Build(RootFacts facts)
    {
        var blocks = new[]
        {
            Table("Encryption and retention", ["Logical id", "Type", "Encryption", "Retention", "On deletion"], facts.Resources.Select(Row).OfType<Items<ReviewCell>>()),
            Table("Alerts", ["Logical id", "What", "Tells"], Alerts(facts)),
        }.OfType<ReviewBlock>().ToItems();
        return blocks.Count == 0 ? null : new("Encryption, retention, alerts", blocks);
    }

    private static ReviewBlock? Table(string heading, Items<string> columns, IEnumerable<Items<ReviewCell>> rows) =>
        rows.ToItems() is { Count: > 0 } items ? new ReviewBlock.Table(heading, columns, items) : null;

    private static Items<ReviewCell>? Row(ResourceFacts resource)
    {
        var known = ProtectionDefaults.Of(resource);
        var defaults = known ?? ProtectionDefaults.Unknown;
        var encryption = Settings(resource, known?.Encryption, EncryptionWords);
        var retention = Settings(resource, known?.Retention, RetentionWords);
        return known is null && encryption.Length == 0 && retention.Length == 0 ? null :
        [
            Code(resource.Id),
            Code(resource.Type),
            encryption.Length > 0 ? Code(encryption) : new(defaults.Unencrypted, ReviewCellStyle.Default),
            retention.Length > 0 ? Code(retention) : new(defaults.Unretained, ReviewCellStyle.Default),
            resource.Body.Get("DeletionPolicy")?.AsText is { } policy ? policy : new ReviewCell(defaults.OnDeletion, ReviewCellStyle.Default),
        ];
    }

    private static string Settings(ResourceFacts resource, Items<string>? names, string[] words) => string.Join("; ", resource.Properties.Entries
        .Where(property => names is null ? words.Any(word => property.Key.IndexOf(word, StringComparison.Ordinal) >= 0) : names.Contains(property.Key))
        .Select(property => $"{property.Key} {ReadableText.Of(property.Value)}"));

    private static IEnumerable<Items<ReviewCell>> Alerts(RootFacts facts)
    {
        foreach (var alarm in facts.OfType("AWS::CloudWatch::Alarm"))
            yield return [Code(alarm.Id), Code(Metric(alarm)), Code(ReadableText.Of(alarm["AlarmActions"]))];
        foreach (var subscription in facts.OfType("AWS::SNS::Subscription"))
            yield return [Code(subscription.Id), Code($"subscription to {ReadableText.Of(subscription["TopicArn"])}"), Code($"{ReadableText.Of(subscription["Protocol"])} {ReadableText.Of(subscription["Endpoint"])}")];
    }

    private static string Metric(ResourceFacts alarm) => string.Join(" ", new[] { "Namespace", "MetricName", "Statistic", "ComparisonOperator", "Threshold" }
        .Select(property => ReadableText.Of(alarm[property]))
        .Where(text => text.Length > 0));
}
