namespace Groundplan.Bench;

/// <summary>The lines of the report.</summary>
internal static class Line
{
    /// <summary>What was measured where.</summary>
    public static void Head()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {(IsOptimized ? "Release" : "Debug: build with -c Release for figures that count")}");
        Console.WriteLine();
        Console.WriteLine($"{"what",-72} {"measured",14}   aim");
    }

    /// <summary>A figure with what it should be.</summary>
    public static void Write(string what, string measured, string aim = "") => Console.WriteLine($"{what,-72} {measured,14}   {aim}".TrimEnd());

    private static bool IsOptimized =>
#if DEBUG
        false;
#else
        true;
#endif
}
