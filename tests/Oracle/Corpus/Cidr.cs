namespace Corpus.CidrCase;

/// <summary>Networks, masks and splits of IPv4.</summary>
public static class Cidr
{
    private readonly record struct Network(uint Address, int Prefix)
    {
        public uint Mask => Prefix == 0 ? 0 : uint.MaxValue << (32 - Prefix);

        public uint Broadcast => Address | ~Mask;

        public static Network Parse(string text)
        {
            var slash = text.IndexOf('/');
            var address = text[..slash].Split('.').Aggregate(0u, (sum, part) => (sum << 8) | byte.Parse(part));
            var network = new Network(address, int.Parse(text[(slash + 1)..]));
            return network with { Address = address & network.Mask };
        }

        public bool Contains(Network other) => other.Prefix >= Prefix && (other.Address & Mask) == Address;

        public IEnumerable<Network> Split(int prefix)
        {
            for (long address = Address; address <= Broadcast; address += 1L << (32 - prefix))
                yield return new((uint)address, prefix);
        }

        public override string ToString() => $"{Address >> 24}.{(Address >> 16) & 255}.{(Address >> 8) & 255}.{Address & 255}/{Prefix}";
    }

    public static string Run()
    {
        var network = Network.Parse("10.20.30.40/22");
        var parts = network.Split(24).ToList();
        return $"{network} {new Network(network.Broadcast, 32)} {string.Join(" ", parts)} {network.Contains(parts[^1])} {parts[0].Contains(network)} {Network.Parse("255.255.255.255/0")}";
    }
}
