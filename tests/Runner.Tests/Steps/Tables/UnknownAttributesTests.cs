using System.Collections.Frozen;
using System.Text;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Steps.Tables.Mapping;

namespace Groundplan.Runner.Tests.Steps.Tables;

public sealed class UnknownAttributesTests
{
    [Fact]
    public void Nothing_is_said_of_known_ones_and_of_what_is_further_down()
        => Assert.Null(Problem("""{"pk":{"S":"a"},"p\u006b":{"S":"a"},"m":{"M":{"inner":{"S":"x"}}}}"""));

    [Fact]
    public void Those_of_most_items_are_named_first()
    {
        string[] items = [.. Enumerable.Range(1, 7).Select(i => $"{{{string.Join(',', Enumerable.Range(i, 8 - i).Select(n => $"\"a{n}\":{{\"N\":\"1\"}}"))}}}"), """{"pk":{"S":"a"}}"""];
        Assert.Equal(
            "7 items of orders have attributes that the mapping does not know, and they would be lost: a7 (7 items), a6 (6 items), a5 (5 items), a4 (4 items), a3 (3 items), and 2 more. "
            + "Declare them in Old and map them, or name them in Dropped; then rebuild.",
            Problem(items));
    }

    [Fact]
    public void Names_beyond_a_thousand_are_not_kept()
    {
        var problem = Problem([.. Enumerable.Range(0, 5_000).Select(i => $"{{\"a{i:D4}\":{{\"N\":\"1\"}}}}")]);
        Assert.StartsWith("5000 items of orders have", problem, StringComparison.Ordinal);
        Assert.Contains("a0004 (1 item), and more than 995 more. Declare", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_counted_and_shortened()
    {
        var name = new string('n', 60_000);
        Assert.Contains($"lost: {new string('n', 60)}… (2 items). ", Problem([.. Enumerable.Repeat($"{{\"{name}\":{{\"S\":\"x\"}}}}", 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_break_the_line()
        => Assert.Contains("lost: a\uFFFDb (1 item). ", Problem("""{"a\nb":{"S":"x"}}"""), StringComparison.Ordinal);

    [Fact]
    public void Several_segments_add_at_once()
    {
        var unknown = new UnknownAttributes(Known);
        Parallel.For(0, 10_000, _ => unknown.Add("""{"pk":{"S":"a"},"x":{"N":"1"},"y":{"N":"1"}}"""u8));
        Assert.StartsWith("10000 items of orders have attributes that the mapping does not know, and they would be lost: x (10000 items), y (10000 items). ", unknown.Problem("orders"), StringComparison.Ordinal);
    }

    private static KnownAttributes Known { get; } = new(new[] { "pk", "m" }.ToFrozenSet(StringComparer.Ordinal), "Old");

    private static string? Problem(params string[] items)
    {
        var unknown = new UnknownAttributes(Known);
        foreach (var item in items)
            unknown.Add(Encoding.UTF8.GetBytes(item));
        return unknown.Problem("orders");
    }
}
