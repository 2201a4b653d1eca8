namespace Groundplan.Runner.Output;

/// <summary>Questions to a person.</summary>
internal static class Prompt
{
    /// <summary>True only for an explicit yes.</summary>
    public static async Task<bool> YesAsync(Host host, string question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(host, $"{question} [y/N] ", cancellationToken);
        return answer is "y" or "Y" or "yes" or "Yes" or "YES";
    }

    /// <summary>True when the person types exactly this word.</summary>
    public static async Task<bool> TypedAsync(Host host, string question, string word, CancellationToken cancellationToken)
        => await AskAsync(host, $"{question} ", cancellationToken) == word;

    /// <summary>What the person types; empty for nothing.</summary>
    public static Task<string> TextAsync(Host host, string question, CancellationToken cancellationToken) => AskAsync(host, $"{question} ", cancellationToken);

    private static async Task<string> AskAsync(Host host, string question, CancellationToken cancellationToken)
    {
        await host.Out.WriteAsync(Plain.Line(question));
        await host.Out.FlushAsync(cancellationToken);
        var answer = await Task.Run(host.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return answer?.Trim() ?? "";
    }
}
