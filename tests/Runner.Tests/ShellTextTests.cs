using System.Diagnostics;
using Groundplan.Migrations.Documents;

namespace Groundplan.Runner.Tests;

/// <summary>Commands that are shown are taken by a shell as they are.</summary>
public sealed class ShellTextTests
{
    private static readonly string[] Odd =
    [
        "plain", "", " ", "two words", "it's", "\"quoted\"", "$HOME", "`id`", "$(id)", "a;b|c&d", "<ticket>", "{a,b}", "*", "~", "!x", "back\\slash", "#no", "line\nbreak", "tab\there", "it's\nboth \\n", "\u202eright", "ä\u00a0z", "\u0001" + "7",
    ];

    [Fact]
    public async Task Every_word_arrives_in_a_shell_as_it_is() => Assert.Equal(Odd, await WordsAsync(ShellText.Exact(Odd)));

    [Fact]
    public void A_program_with_an_equals_sign_is_no_variable_and_a_range_is_not_filled_in()
        => Assert.Equal(("'A=1' B=2 '=ls'", "x '{1..3}'"), (ShellText.Exact(["A=1", "B=2", "=ls"]), ShellText.Line(["x", "{1..3}"])));

    [Fact]
    public void It_is_one_line_that_draws_nothing() => Assert.Equal(ShellText.Exact(Odd), Output.Plain.Line(ShellText.Exact(Odd)));

    [Fact]
    public void What_the_reader_fills_in_stands_as_it_is_for_people_only()
        => Assert.Equal(("aws <project> {stack.Zone}", "aws '<project>' '{stack.Zone}'"), (ShellText.Line(["aws", "<project>", "{stack.Zone}"]), ShellText.Exact(["aws", "<project>", "{stack.Zone}"])));

    /// <summary>What a shell makes of a line.</summary>
    internal static async Task<string[]> WordsAsync(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"printf '%s\\0' {line}"]) { RedirectStandardOutput = true, Environment = { ["LC_ALL"] = "C" } })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output.Split('\0')[..^1];
    }
}
