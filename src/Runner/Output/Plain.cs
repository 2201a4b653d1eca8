namespace Groundplan.Runner.Output;

/// <summary>Text from outside, made fit for one line of a terminal.</summary>
internal static class Plain
{
    /// <summary>Control and direction characters become spaces, so that no document or service can draw on the terminal.</summary>
    public static string Line(string text)
        => string.Create(text.Length, text, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = IsHarmful(source[i]) ? ' ' : source[i];
        });

    private static bool IsHarmful(char c)
        => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
