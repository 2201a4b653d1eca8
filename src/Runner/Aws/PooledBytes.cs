using System.Buffers;

namespace Groundplan.Runner.Aws;

/// <summary>Bytes in an array that goes back to the pool.</summary>
internal sealed class PooledBytes : IMemoryOwner<byte>
{
    private const int Smallest = 4096;

    private byte[]? _array;
    private readonly int _length;

    private PooledBytes(byte[] array, int length) => (_array, _length) = (array, length);

    public static PooledBytes Empty => new([], 0);

    public Memory<byte> Memory => (_array ?? throw new ObjectDisposedException(nameof(PooledBytes))).AsMemory(0, _length);

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="expected">How much it is likely to be; anything for not known.</param>
    public static PooledBytes Read(Stream stream, long expected)
    {
        var array = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1, Smallest, 64 << 20));
        var length = 0;
        try
        {
            while (stream.Read(array, length, array.Length - length) is > 0 and var read)
            {
                length += read;
                if (length == array.Length)
                    array = Larger(array);
            }
            return new PooledBytes(array, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(array);
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { Length: > 0 } array)
            ArrayPool<byte>.Shared.Return(array);
    }

    private static byte[] Larger(byte[] array)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(array.Length * 2));
        array.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(array);
        return larger;
    }
}
