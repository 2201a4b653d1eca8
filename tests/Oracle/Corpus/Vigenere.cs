namespace Corpus.VigenereCase;

/// <summary>A cipher with a key word, as an iterator.</summary>
public static class Vigenere
{
    public static string Run() => Apply("LEMON", "ATTACKATDAWN", 1) + " " + Apply("LEMON", Apply("LEMON", "ATTACKATDAWN", 1), -1);

    private static string Apply(string key, string text, int sign) => new([.. text.Zip(Cycle(key), (letter, shift) => (char)('A' + (letter - 'A' + sign * (shift - 'A') + 26) % 26))]);

    private static IEnumerable<char> Cycle(string key)
    {
        while (true)
        {
            foreach (var letter in key)
                yield return letter;
        }
    }
}
