using System.Globalization;

namespace Groundplan.Oracle;

/// <summary>What the command line asks for.</summary>
/// <param name="Programs">How many random programs.</param>
/// <param name="Seed">The seed of the first one.</param>
/// <param name="Size">How large each is; 0 for growing sizes.</param>
/// <param name="Parallel">How many threads.</param>
/// <param name="Corpus">Run the corpus instead.</param>
/// <param name="Print">Print the programs, do not run them.</param>
/// <param name="Invalid">Print what the compiler says about programs that it rejects.</param>
internal sealed record Options(int Programs, int Seed, int Size, int Parallel, bool Corpus, bool Print, bool Invalid)
{
    public static Options Parse(string[] arguments) => new(
        Number(arguments, "--programs", 500),
        Number(arguments, "--seed", 1),
        Number(arguments, "--size", 0),
        Number(arguments, "--parallel", Environment.ProcessorCount),
        arguments.Contains("--corpus"),
        arguments.Contains("--print"),
        arguments.Contains("--invalid"));

    private static int Number(string[] arguments, string name, int standard) =>
        Array.IndexOf(arguments, name) is >= 0 and var position && position + 1 < arguments.Length ? int.Parse(arguments[position + 1], CultureInfo.InvariantCulture) : standard;
}
