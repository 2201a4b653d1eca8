namespace Corpus.VectorsCase;

/// <summary>Vectors with generic math by hand.</summary>
public static class Vectors
{
    private interface IField<T>
    {
        T Add(T a, T b);

        T Multiply(T a, T b);

        T Zero { get; }
    }

    private readonly struct Integers : IField<int>
    {
        public int Zero => 0;

        public int Add(int a, int b) => a + b;

        public int Multiply(int a, int b) => a * b;
    }

    private readonly struct Words : IField<string>
    {
        public string Zero => "";

        public string Add(string a, string b) => a + b;

        public string Multiply(string a, string b) => a.Length * b.Length is var size ? new string('*', size) : "";
    }

    public static string Run() => Dot<int, Integers>([1, 2, 3], [4, 5, 6]) + " " + Dot<string, Words>(["ab", "c"], ["x", "yz"]);

    private static T Dot<T, TField>(T[] a, T[] b)
        where TField : struct, IField<T>
    {
        var field = default(TField);
        var sum = new TField().Zero;
        for (var i = 0; i < a.Length; i++)
            sum = field.Add(sum, field.Multiply(a[i], b[i]));
        return sum;
    }
}
