using System.Buffers.Binary;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>A SHA-256 as a value.</summary>
/// <param name="High">Its first half.</param>
/// <param name="Low">Its second half.</param>
internal readonly record struct UInt256(UInt128 High, UInt128 Low)
{
    public static UInt256 Read(ReadOnlySpan<byte> digest) => new(BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));

    // Every bit is as good as any other.
    public override int GetHashCode() => (int)Low;
}
