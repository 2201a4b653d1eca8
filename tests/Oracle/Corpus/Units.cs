namespace Corpus.UnitsCase;

/// <summary>Quantities with static abstract members.</summary>
public static class Units
{
    private interface IUnit<TSelf>
        where TSelf : IUnit<TSelf>
    {
        static abstract string Symbol { get; }

        static abstract TSelf Zero { get; }

        static abstract TSelf Of(double value);

        static abstract TSelf operator +(TSelf a, TSelf b);

        static virtual int Digits => 2;

        double Value { get; }
    }

    private readonly record struct Metre(double Value) : IUnit<Metre>
    {
        public static string Symbol => "m";

        public static Metre Zero => default;

        public static Metre Of(double value) => new(value);

        public static Metre operator +(Metre a, Metre b) => new(a.Value + b.Value);
    }

    private readonly record struct Gram(double Value) : IUnit<Gram>
    {
        public static string Symbol => "g";

        public static Gram Zero { get; } = new(0);

        public static int Digits => 0;

        public static Gram Of(double value) => new(Math.Round(value));

        public static Gram operator +(Gram a, Gram b) => new(a.Value + b.Value);
    }

    public static string Run() => $"{Text(Sum<Metre>(1.25, 2.5))} {Text(Sum<Gram>(1.6, 2.5, 3.5))} {Sum<Metre>()}";

    private static T Sum<T>(params double[] values)
        where T : IUnit<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
            sum += T.Of(value);
        return sum;
    }

    private static string Text<T>(T quantity)
        where T : IUnit<T> => quantity.Value.ToString("F" + T.Digits, CultureInfo.InvariantCulture) + " " + T.Symbol;
}
