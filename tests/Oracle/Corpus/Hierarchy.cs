namespace Corpus.HierarchyCase;

/// <summary>Shapes with abstract, virtual, sealed and hidden members.</summary>
public static class Hierarchy
{
    private abstract class Shape
    {
        protected Shape(string name) => Name = $"{name}/{Sides}";

        public string Name { get; }

        public abstract double Area { get; }

        protected virtual int Sides => 0;

        public virtual string Describe() => $"{Name} of {Area:0.00}";

        public override string ToString() => $"<{Describe()}>";
    }

    private class Rectangle(double width, double height) : Shape("rectangle")
    {
        public override double Area => width * height;

        protected override int Sides => 4;

        public new string Describe() => "hidden";
    }

    private sealed class Square : Rectangle
    {
        private readonly string _tag = "tagged";

        public Square(double side)
            : base(side, side)
        {
            _tag += side;
        }

        public sealed override string ToString() => base.ToString() + _tag;
    }

    private sealed class Circle(double radius) : Shape(nameof(Circle))
    {
        public override double Area => Math.PI * radius * radius;

        public override string Describe() => "round " + base.Describe();
    }

    public static string Run()
    {
        Shape[] shapes = [new Rectangle(2, 3), new Square(1.5), new Circle(1)];
        var rectangle = new Rectangle(1, 1);
        return string.Join(" ", shapes.Select(shape => shape.ToString())) + " " + rectangle.Describe() + " " + ((Shape)rectangle).Describe() + " " + shapes.OfType<Rectangle>().Count() + (shapes[1] as Square is { Area: > 2 }) + (shapes[2] is Rectangle);
    }
}
