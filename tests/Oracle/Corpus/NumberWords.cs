namespace Corpus.NumberWordsCase;

/// <summary>Numbers in English words.</summary>
public static class NumberWords
{
    private static readonly string[] Small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string Run() => string.Join("\n", new long[] { 0, 13, 21, 100, 342, 1000, 12_345, -1_000_001, long.MaxValue }.Select(Of));

    private static string Of(long n) => n switch
    {
        < 0 => "minus " + Of(-n),
        < 20 => Small[n],
        < 100 => Tens[n / 10] + (n % 10 == 0 ? "" : "-" + Small[n % 10]),
        < 1_000 => Of(n / 100) + " hundred" + Rest(n % 100),
        < 1_000_000 => Of(n / 1_000) + " thousand" + Rest(n % 1_000),
        < 1_000_000_000 => Of(n / 1_000_000) + " million" + Rest(n % 1_000_000),
        _ => Of(n / 1_000_000_000) + " billion" + Rest(n % 1_000_000_000),
    };

    private static string Rest(long n) => n == 0 ? "" : n < 100 ? " and " + Of(n) : " " + Of(n);
}
