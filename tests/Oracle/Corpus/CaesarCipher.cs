namespace Corpus.CaesarCipherCase;

/// <summary>Shifts of letters, and the shift that reads best.</summary>
public static class CaesarCipher
{
    public static string Run()
    {
        var secret = Shift("Attack at dawn!", 3);
        return $"{secret} {Shift(secret, -3)} {Enumerable.Range(1, 25).MinBy(key => Shift(secret, -key).Count(letter => "jqxz".Contains(letter)) * 100 - Shift(secret, -key).Count(letter => "eat".Contains(letter)))}";
    }

    private static string Shift(string text, int key) => string.Concat(text.Select(letter => char.IsAsciiLetter(letter) ? (char)((letter - Base(letter) + key + 26) % 26 + Base(letter)) : letter));

    private static char Base(char letter) => char.IsUpper(letter) ? 'A' : 'a';
}
