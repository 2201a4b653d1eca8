namespace Corpus.SubnetPlannerCase;

/// <summary>Public and private networks per zone.</summary>
public static class SubnetPlanner
{
    private enum Tier
    {
        Public,
        Private,
        Data,
    }

    private sealed record Subnet(string Zone, Tier Tier, string Cidr);

    public static string Run() =>
        string.Join("\n", Plan("10.0", ["a", "b", "c"]).GroupBy(subnet => subnet.Tier).Select(group => $"{group.Key}: {string.Join(", ", group.Select(subnet => $"{subnet.Zone}={subnet.Cidr}"))}"));

    private static IEnumerable<Subnet> Plan(string network, string[] zones) =>
        from tier in Enum.GetValues<Tier>()
        from zone in zones.Select((name, index) => (name, index))
        let third = (int)tier * 64 + zone.index * 16
        select new Subnet(zone.name, tier, $"{network}.{third}.0/20");
}
