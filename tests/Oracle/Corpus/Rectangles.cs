namespace Corpus.RectanglesCase;

/// <summary>Overlaps and areas of rectangles, as structs with in and ref.</summary>
public static class Rectangles
{
    private struct Box
    {
        public int X, Y, W, H;

        public readonly int Area => W * H;

        public void Grow(int by)
        {
            X -= by;
            Y -= by;
            W += 2 * by;
            H += 2 * by;
        }

        public override readonly string ToString() => $"{W}x{H}@{X},{Y}";
    }

    public static string Run()
    {
        Box[] boxes = [new() { W = 2, H = 3 }, new() { X = 1, Y = 1, W = 4, H = 4 }];
        var copy = boxes[0];
        copy.Grow(1);
        ref var second = ref boxes[1];
        second.Grow(1);
        second.X = 0;
        ref int width = ref Largest(boxes).W;
        width += 10;
        var overlap = Overlap(in boxes[0], boxes[1]);
        return $"{boxes[0]} {boxes[1]} {copy} {overlap} {overlap.Area} {boxes.Sum(box => box.Area)}";
    }

    private static ref Box Largest(Box[] boxes)
    {
        var best = 0;
        for (var i = 1; i < boxes.Length; i++)
        {
            if (boxes[i].Area > boxes[best].Area)
                best = i;
        }

        return ref boxes[best];
    }

    private static Box Overlap(in Box a, in Box b)
    {
        var (x, y) = (Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        return new() { X = x, Y = y, W = Math.Max(0, Math.Min(a.X + a.W, b.X + b.W) - x), H = Math.Max(0, Math.Min(a.Y + a.H, b.Y + b.H) - y) };
    }
}
