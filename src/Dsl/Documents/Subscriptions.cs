namespace Groundplan.Documents;

/// <summary>Who is told by a stack's topics.</summary>
internal static class Subscriptions
{
    /// <summary>The e-mail addresses that must confirm a subscription, once each.</summary>
    public static IEnumerable<string> ByEmail(RootFacts facts) => facts.OfType("AWS::SNS::Subscription")
        .Select(subscription => subscription.Properties)
        .Concat(facts.OfType("AWS::SNS::Topic").SelectMany(topic => topic["Subscription"]?.Elements ?? []))
        .Where(subscription => subscription.Get("Protocol")?.AsText is "email" or "email-json")
        .Select(subscription => ReadableText.Of(subscription.Get("Endpoint")))
        .Distinct(StringComparer.Ordinal);
}
