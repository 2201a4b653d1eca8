namespace Corpus.RomanNumeralsCase;

/// <summary>To roman numerals and back.</summary>
public static class RomanNumerals
{
    private static readonly (int Value, string Text)[] Numerals =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static string Run()
    {
        int[] numbers = [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999];
        return string.Join(" ", numbers.Select(To)) + " " + numbers.All(number => From(To(number)) == number) + From("MMXXVI");
    }

    private static string To(int number)
    {
        var text = "";
        foreach (var (value, numeral) in Numerals)
        {
            for (; number >= value; number -= value)
                text += numeral;
        }

        return text;
    }

    private static int From(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = Digit(text[i]);
            sum += i + 1 < text.Length && value < Digit(text[i + 1]) ? -value : value;
        }

        return sum;

        static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, 'M' => 1000, _ => throw new FormatException(letter.ToString()) };
    }
}
