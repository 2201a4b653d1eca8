namespace Corpus.LocalFunctionsCase;

/// <summary>Closures, recursion and static local functions.</summary>
public static class LocalFunctions
{
    public static string Run()
    {
        var counter = 0;
        int Next() => ++counter;
        var first = Next() + Next();
        var adders = new List<Func<int, int>>();
        foreach (var step in new[] { 1, 10 })
        {
            var calls = 0;
            adders.Add(n => n + step * ++calls);
        }

        var results = string.Join(",", adders.Select(add => add(100)).Concat(adders.Select(add => add(100))));
        return $"{first} {counter} {results} {Even(10)} {Curry(2)(3)(4)} {Compose<int>(n => n + 1, n => n * 2)(5)} {Hanoi(3)}";

        static bool Even(int n) => n == 0 || Odd(n - 1);
        static bool Odd(int n) => n != 0 && Even(n - 1);
        static Func<int, Func<int, int>> Curry(int a) => b => c => a * b + c;
        static Func<T, T> Compose<T>(Func<T, T> f, Func<T, T> g) => value => f(g(value));

        static string Hanoi(int count)
        {
            var moves = new List<string>();
            Move(count, 'A', 'C', 'B');
            return string.Join("", moves);

            void Move(int n, char from, char to, char via)
            {
                if (n == 0)
                    return;
                Move(n - 1, from, via, to);
                moves.Add($"{from}{to} ");
                Move(n - 1, via, to, from);
            }
        }
    }
}
