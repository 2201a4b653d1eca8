namespace Corpus.MatrixCase;

/// <summary>Products, powers and transposes of rectangular arrays.</summary>
public static class Matrix
{
    public static string Run()
    {
        int[,] a = { { 1, 2, 3 }, { 4, 5, 6 } };
        var product = Multiply(a, Transpose(a));
        long[,] fibonacci = { { 1, 1 }, { 1, 0 } };
        return Text(Transpose(a)) + Text(product) + Power(fibonacci, 50)[0, 1] + " " + a.Length + a.GetLength(1) + a.Rank;
    }

    private static int[,] Transpose(int[,] m)
    {
        var t = new int[m.GetLength(1), m.GetLength(0)];
        for (var i = 0; i < m.GetLength(0); i++)
        {
            for (var j = 0; j < m.GetLength(1); j++)
                t[j, i] = m[i, j];
        }

        return t;
    }

    private static int[,] Multiply(int[,] a, int[,] b)
    {
        var c = new int[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < c.GetLength(0); i++)
            for (var j = 0; j < c.GetLength(1); j++)
                for (var k = 0; k < a.GetLength(1); k++)
                    c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    private static long[,] Power(long[,] m, int n)
    {
        long[,] result = { { 1, 0 }, { 0, 1 } };
        for (; n > 0; n >>= 1)
        {
            if ((n & 1) == 1)
                result = Times(result, m);
            m = Times(m, m);
        }

        return result;
    }

    private static long[,] Times(long[,] a, long[,] b) => new[,]
    {
        { a[0, 0] * b[0, 0] + a[0, 1] * b[1, 0], a[0, 0] * b[0, 1] + a[0, 1] * b[1, 1] },
        { a[1, 0] * b[0, 0] + a[1, 1] * b[1, 0], a[1, 0] * b[0, 1] + a[1, 1] * b[1, 1] },
    };

    private static string Text(int[,] m)
    {
        var text = new StringBuilder();
        for (var i = 0; i < m.GetLength(0); i++)
        {
            for (var j = 0; j < m.GetLength(1); j++)
                text.Append(m[i, j]).Append(j == m.GetLength(1) - 1 ? ';' : ',');
        }

        return text.Append('\n').ToString();
    }
}
