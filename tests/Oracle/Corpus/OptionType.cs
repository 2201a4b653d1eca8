namespace Corpus.OptionTypeCase;

/// <summary>An option with map, bind and match.</summary>
public static class OptionType
{
    private abstract record Option<T>
    {
        public static Option<T> None { get; } = new NoneOption();

        public static implicit operator Option<T>(T value) => new SomeOption(value);

        public Option<TResult> Map<TResult>(Func<T, TResult> map) => Match<Option<TResult>>(value => map(value), () => Option<TResult>.None);

        public Option<TResult> Bind<TResult>(Func<T, Option<TResult>> bind) => Match(bind, () => Option<TResult>.None);

        public TResult Match<TResult>(Func<T, TResult> some, Func<TResult> none) => this is SomeOption { Value: var value } ? some(value) : none();

        private sealed record SomeOption(T Value) : Option<T>;

        private sealed record NoneOption : Option<T>;
    }

    public static string Run() => string.Join(" ", new[] { "8", "0", "x" }.Select(text => Parse(text).Bind(Invert).Map(value => value.ToString("0.###", CultureInfo.InvariantCulture)).Match(value => $"some {value}", () => "none"))) + " " + (Parse("1") == Parse("1")) + (Parse("1") == Parse("2"));

    private static Option<int> Parse(string text) => int.TryParse(text, out var value) ? value : Option<int>.None;

    private static Option<double> Invert(int value) => value == 0 ? Option<double>.None : 1.0 / value;
}
