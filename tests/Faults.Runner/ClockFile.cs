namespace Groundplan.Faults.Runner;

/// <summary>How far a clock is ahead of the machine's, for all processes that go by it, and beyond the end of each: two numbers of ticks, by waiting and by being put elsewhere.</summary>
internal sealed class ClockFile : IDisposable
{
    private const int Waited = 0;
    private const int Moved = sizeof(long);

    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;

    public ClockFile(string path)
    {
        Path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(_file) == 0)
            RandomAccess.Write(_file, new byte[2 * sizeof(long)], 0);
    }

    public string Path { get; }

    public TimeSpan Ahead => TimeSpan.FromTicks(Read(Waited) + Read(Moved));

    /// <summary>Time passed because somebody waited; said by the one process that runs.</summary>
    public void Wait(TimeSpan time) => Write(Waited, time);

    /// <summary>The hands are put forward or back.</summary>
    public void Move(TimeSpan time) => Write(Moved, time);

    public void Dispose() => _file.Dispose();

    private long Read(int at)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomAccess.Read(_file, bytes, at);
        return BitConverter.ToInt64(bytes);
    }

    private void Write(int at, TimeSpan more) => RandomAccess.Write(_file, BitConverter.GetBytes(Read(at) + more.Ticks), at);
}
