using System.Buffers.Binary;
using System.Globalization;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>The digest of many items, whatever their order: four sums of 64 bits over their SHA-256, and how many there are.</summary>
internal struct DigestSum : IEquatable<DigestSum>
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> digest)
    {
        unchecked
        {
            _a += BinaryPrimitives.ReadUInt64BigEndian(digest);
            _b += BinaryPrimitives.ReadUInt64BigEndian(digest[8..]);
            _c += BinaryPrimitives.ReadUInt64BigEndian(digest[16..]);
            _d += BinaryPrimitives.ReadUInt64BigEndian(digest[24..]);
            Count++;
        }
    }

    public void Add(DigestSum other)
    {
        unchecked
        {
            (_a, _b, _c, _d) = (_a + other._a, _b + other._b, _c + other._c, _d + other._d);
            Count += other.Count;
        }
    }

    /// <summary>Adds items.</summary>
    /// <param name="items">Raw JSON.</param>
    /// <param name="canonical">Free for this call.</param>
    public void Add(IReadOnlyList<ReadOnlyMemory<byte>> items, CanonicalItem canonical)
    {
        Span<byte> digest = stackalloc byte[32];
        for (var i = 0; i < items.Count; i++)
        {
            canonical.Digest(items[i].Span, digest);
            Add(digest);
        }
    }

    /// <summary>Parts put together.</summary>
    public static DigestSum Of(DigestSum[] parts)
    {
        var sum = default(DigestSum);
        foreach (var part in parts)
            sum.Add(part);
        return sum;
    }

    public readonly bool Equals(DigestSum other) => (_a, _b, _c, _d, Count) == (other._a, other._b, other._c, other._d, other.Count);

    public override readonly bool Equals(object? obj) => obj is DigestSum other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_a, Count);

    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_a:x16}{_b:x16}{_c:x16}{_d:x16}");
}
