namespace Corpus.RecordUpdatesCase;

/// <summary>Records with with, equality by value and own printing.</summary>
public static class RecordUpdates
{
    private record Address(string Street, string City);

    private record Person(string Name, Address Home, params string[] Tags)
    {
        public int Age { get; init; } = 18;

        public string Initial => Name[..1];

        public virtual bool Equals(Person? other) => other is not null && Name == other.Name && Home == other.Home;

        public override int GetHashCode() => Name.Length;
    }

    private sealed record Employee(string Name, Address Home, string Role) : Person(Name, Home)
    {
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append("Role = ").Append(Role);
            return true;
        }
    }

    private record struct Point(int X, int Y = 1)
    {
        public int Z { get; set; }
    }

    private record Generic<T>(T Value, List<T>? More = null);

    public static string Run()
    {
        var ann = new Person("Ann", new("Main 1", "Bern"), "a", "b");
        var older = ann with { Age = 40, Home = ann.Home with { City = "Basel" } };
        var point = new Point(3) { Z = 5 };
        var moved = point with { Y = 9 };
        var (x, y) = moved;
        point.X++;
        Person employee = new Employee("Eve", ann.Home, "boss");
        return $"{older.Home} {older.Age} {ann == older} {ann == ann with { Age = 1 }} {ann.Equals(employee)} {employee} {employee with { Name = "Eva" }} {point} {moved} {x + y} {point == moved} {new Generic<int>(5)} {new Generic<string?>(null) == new Generic<string?>(null)} {new Generic<Point>(moved, [])} {ann.Initial}";
    }
}
