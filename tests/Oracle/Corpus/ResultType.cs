namespace Corpus.ResultTypeCase;

/// <summary>Results that carry errors, chained with queries.</summary>
public static class ResultType
{
    private readonly struct Result<T>
    {
        private readonly T? _value;

        private Result(T? value, string? error) => (_value, Error) = (value, error);

        public string? Error { get; }

        public static implicit operator Result<T>(T value) => new(value, null);

        public static Result<T> Fail(string error) => new(default, error);

        public Result<TResult> SelectMany<TNext, TResult>(Func<T, Result<TNext>> next, Func<T, TNext, TResult> both)
        {
            if (Error is not null)
                return Result<TResult>.Fail(Error);
            var other = next(_value!);
            return other.Error is { } error ? Result<TResult>.Fail(error) : both(_value!, other._value!);
        }

        public override string ToString() => Error is null ? $"ok {_value}" : $"error {Error}";
    }

    public static string Run() => string.Join("\n", new[] { ("6", "7"), ("6", "x"), ("", "7") }.Select(pair => from a in Number(pair.Item1) from b in Number(pair.Item2) select a * b));

    private static Result<int> Number(string text) => int.TryParse(text, out var value) ? value : Result<int>.Fail($"'{text}' is no number");
}
