namespace Groundplan.Bench;

internal static class CorpusBench
{
    public static void Run() { }
}
