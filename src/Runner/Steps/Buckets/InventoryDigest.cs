using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>A digest of a set of objects, whatever the order they are added in: the sum of the SHA-256 of each, modulo 2^256. Safe for many threads.</summary>
internal sealed class InventoryDigest
{
    private readonly Lock _lock = new();
    private readonly ulong[] _sum = new ulong[4];

    public void Add(string name, long size, string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\0{size}\0{content}")), hash);
        lock (_lock)
        {
            UInt128 carry = 0;
            for (var i = 0; i < 4; i++)
            {
                carry += (UInt128)_sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(8 * i)..]);
                _sum[i] = (ulong)carry;
                carry >>= 64;
            }
        }
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        lock (_lock)
        {
            for (var i = 0; i < 4; i++)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[(8 * i)..], _sum[i]);
        }
        return Convert.ToHexStringLower(bytes);
    }
}
