namespace Corpus.FloydWarshallCase;

/// <summary>All shortest ways, with infinity as null.</summary>
public static class FloydWarshall
{
    public static string Run()
    {
        int?[,] distance = { { 0, 3, null, 7 }, { 8, 0, 2, null }, { 5, null, 0, 1 }, { 2, null, null, 0 } };
        for (var k = 0; k < 4; k++)
        {
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j < 4; j++)
                {
                    if (distance[i, k] + distance[k, j] is { } through && !(distance[i, j] <= through))
                        distance[i, j] = through;
                }
            }
        }

        return string.Join("/", Enumerable.Range(0, 4).Select(i => string.Join(",", Enumerable.Range(0, 4).Select(j => distance[i, j]?.ToString() ?? "-"))));
    }
}
