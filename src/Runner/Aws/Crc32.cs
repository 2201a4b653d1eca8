using System.Buffers.Binary;

namespace Groundplan.Runner.Aws;

/// <summary>
/// The CRC-32 of ISO 3309, as in <c>x-amz-crc32</c>, eight bytes at a time. The SDK's own goes byte by byte, which was a third of the time of a table's copy; the
/// package System.IO.Hashing is not to be had in our package source.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Width = 8;

    // Table k: what a byte contributes when k more bytes follow it.
    private static readonly uint[] Tables = Build();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan(0, Width * 256);
        var crc = uint.MaxValue;
        for (; bytes.Length >= Width; bytes = bytes[Width..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = tables[(7 * 256) + (byte)eight] ^ tables[(6 * 256) + (byte)(eight >> 8)]
                ^ tables[(5 * 256) + (byte)(eight >> 16)] ^ tables[(4 * 256) + (byte)(eight >> 24)]
                ^ tables[(3 * 256) + (byte)(eight >> 32)] ^ tables[(2 * 256) + (byte)(eight >> 40)]
                ^ tables[256 + (byte)(eight >> 48)] ^ tables[(byte)(eight >> 56)];
        }
        foreach (var b in bytes)
            crc = (crc >> 8) ^ tables[(byte)(crc ^ b)];
        return ~crc;
    }

    private static uint[] Build()
    {
        var tables = new uint[Width * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[i] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}
