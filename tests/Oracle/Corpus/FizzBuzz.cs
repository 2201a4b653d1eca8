namespace Corpus.FizzBuzzCase;

/// <summary>Fizz buzz in five styles.</summary>
public static class FizzBuzz
{
    public static string Run()
    {
        var rules = new SortedDictionary<int, string> { [3] = "Fizz", [5] = "Buzz" };
        return string.Join(" ", Enumerable.Range(1, 15).Select(n => (n % 3, n % 5) switch { (0, 0) => "FizzBuzz", (0, _) => "Fizz", (_, 0) => "Buzz", _ => $"{n}" })) + "\n" + string.Join(" ", Enumerable.Range(1, 15).Select(n => string.Concat(rules.Where(rule => n % rule.Key == 0).Select(rule => rule.Value)) is { Length: > 0 } text ? text : n.ToString()));
    }
}
