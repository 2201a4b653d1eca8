using System.Text;
using Groundplan.Runner.Steps.Tables;

namespace Groundplan.Runner.Tests.Steps.Tables;

public sealed class CanonicalItemTests
{
    [Theory]
    [InlineData("""{"a":{"S":"x"},"b":{"N":"1"}}""", """{"b":{"N":"1"},"a":{"S":"x"}}""")]
    [InlineData("""{"a":{"SS":["x","y","é"]}}""", """{"a":{"SS":["é","y","x"]}}""")]
    [InlineData("""{"a":{"NS":["1","2.50"]}}""", """{"a":{"NS":["25e-1","1.0"]}}""")]
    [InlineData("""{"a":{"BS":["YQ==","Yg=="]}}""", """{"a":{"BS":["Yg==","YQ=="]}}""")]
    [InlineData("""{"a":{"S":"é\"\n"}}""", """{"a":{"S":"\u00e9\u0022\u000a"}}""")]
    [InlineData("""{"é":{"S":"x"}}""", """{"\u00e9":{"S":"x"}}""")]
    [InlineData("""{"a":{"M":{"b":{"L":[{"M":{"c":{"N":"-0.10"},"d":{"BOOL":true}}}]},"a":{"NULL":true}}}}""", """{ "a": {"M":{"a":{"NULL":true},"b":{"L":[{"M":{"d":{"BOOL":true},"c":{"N":"-1E-1"}}}]}}} }""")]
    public void Two_ways_of_writing_one_item_have_one_digest(string one, string other) => Assert.Equal(TableKit.Digest(one), TableKit.Digest(other));

    [Theory]
    [InlineData("""{"a":{"S":"1"}}""", """{"a":{"N":"1"}}""")]
    [InlineData("""{"a":{"S":""}}""", """{"a":{"NULL":true}}""")]
    [InlineData("""{"a":{"L":[{"S":"x"},{"S":"y"}]}}""", """{"a":{"L":[{"S":"y"},{"S":"x"}]}}""")]
    [InlineData("""{"a":{"L":[]}}""", """{"a":{"M":{}}}""")]
    [InlineData("""{"a":{"BOOL":true}}""", """{"a":{"BOOL":false}}""")]
    [InlineData("""{"a":{"S":"xy"},"b":{"S":""}}""", """{"a":{"S":"x"},"b":{"S":"y"}}""")]
    [InlineData("""{"a":{"SS":["x"]}}""", """{"a":{"L":[{"S":"x"}]}}""")]
    [InlineData("""{"a":{"SS":["YQ=="]}}""", """{"a":{"BS":["YQ=="]}}""")]
    [InlineData("""{"a":{"N":"12345678901234567890123456789012345678"}}""", """{"a":{"N":"12345678901234567890123456789012345679"}}""")]
    public void Items_that_differ_have_other_digests(string one, string other) => Assert.NotEqual(TableKit.Digest(one), TableKit.Digest(other));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("0e10", "0")]
    [InlineData("100", "1E2")]
    [InlineData("1.0", "1E0")]
    [InlineData("+1", "1E0")]
    [InlineData("007", "7E0")]
    [InlineData("-12.3400", "-1234E-2")]
    [InlineData("1.5E+125", "15E124")]
    [InlineData("9.9999999999999999999999999999999999999e125", "99999999999999999999999999999999999999E88")]
    [InlineData("1e-130", "1E-130")]
    [InlineData(".5", "5E-1")]
    [InlineData("nonsense", "nonsense")]
    public void Numbers_have_one_form(string text, string form)
    {
        var into = new byte[200];
        var length = NumberText.Normalize(Encoding.UTF8.GetBytes(text), into);
        Assert.Equal(form, Encoding.UTF8.GetString(into, 0, length));
    }

    [Fact]
    public void Thirty_two_levels_of_nesting_can_be_read()
    {
        var value = """{"S":"deep"}""";
        for (var i = 0; i < 32; i++)
            value = i % 2 == 0 ? $$$"""{"L":[{{{value}}}]}""" : $$$"""{"M":{"m":{{{value}}}}}""";
        Assert.Equal(64, TableKit.Digest($$$"""{"a":{{{value}}}}""").Length);
    }

    [Fact]
    public void A_sum_does_not_hang_on_the_order_and_counts_doubles()
    {
        var (a, b) = (new byte[32], new byte[32]);
        Random.Shared.NextBytes(a);
        Random.Shared.NextBytes(b);
        var (one, other, twice) = (default(DigestSum), default(DigestSum), default(DigestSum));
        one.Add(a);
        one.Add(b);
        other.Add(b);
        other.Add(a);
        twice.Add(a);
        twice.Add(b);
        twice.Add(b);
        Assert.Equal(one, other);
        Assert.NotEqual(one, twice);
        Assert.NotEqual(one.ToString(), twice.ToString());
    }
}
