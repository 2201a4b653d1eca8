namespace Corpus.SpiralMatrixCase;

/// <summary>A matrix walked as a spiral.</summary>
public static class SpiralMatrix
{
    public static string Run() => string.Join(" ", Walk(3, 4)) + "|" + string.Join(" ", Walk(1, 3)) + "|" + string.Join(" ", Walk(3, 1));

    private static IEnumerable<int> Walk(int height, int width)
    {
        var (top, left, bottom, right) = (0, 0, height - 1, width - 1);
        while (top <= bottom && left <= right)
        {
            for (var x = left; x <= right; x++)
                yield return top * width + x;
            top++;
            for (var y = top; y <= bottom; y++)
                yield return y * width + right;
            right--;
            for (var x = right; x >= left && top <= bottom; x--)
                yield return bottom * width + x;
            bottom--;
            for (var y = bottom; y >= top && left <= right; y--)
                yield return y * width + left;
            left++;
        }
    }
}
