namespace Groundplan.Tests;

public sealed class ValueTests
{
    [Fact]
    public void Default_is_unset()
    {
        Assert.False(default(Value<string>).IsSet);
        Assert.Equal("", default(Value<string>).ToString());
    }

    [Fact]
    public void Null_leaves_a_value_unset()
    {
        Value<string> value = (string?)null!;
        Assert.False(value.IsSet);
    }

    [Fact]
    public void Literals_compare_by_value()
    {
        Value<long> left = 5, right = 5, other = 6;
        Assert.True(left == right);
        Assert.True(left != other);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void Reading_the_literal_of_an_intrinsic_says_why_it_cannot()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Pseudo.Region.Literal);
        Assert.Contains("AWS::Region", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_object_of_another_type_is_refused() => Assert.Throws<ArgumentException>(() => Value<long>.FromRaw("5"));

    [Fact]
    public void Sub_without_references_is_a_literal() => Assert.Equal("a-b-7", Fn.Sub($"a-{"b"}-{7}").Literal);

    [Fact]
    public void Sub_keeps_its_references_in_order()
    {
        var sub = Assert.IsType<Intrinsic.Sub>(Fn.Sub($"arn:{Pseudo.Partition}:s3:::x").Intrinsic);
        Assert.Equal(["arn:", Pseudo.Partition.Intrinsic!, ":s3:::x"], sub.Parts);
    }

    [Fact]
    public void Items_compare_by_their_elements()
    {
        Items<string> left = ["a", "b"], right = ["a", "b"], other = ["b", "a"];
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, other);
    }

    [Fact]
    public void Items_do_not_change_with_the_array_they_came_from()
    {
        string[] source = ["a"];
        Items<string> items = source;
        source[0] = "changed";
        Assert.Equal("a", items[0]);
    }

    [Fact]
    public void A_list_of_values_takes_literals_and_references_together()
    {
        Items<Value<string>> items = ["a", Pseudo.Region];
        Assert.Equal("a", items[0].Literal);
        Assert.Equal(Pseudo.Region, items[1]);
    }

    [Fact]
    public void Map_keeps_its_order_and_a_repeated_key_its_first_place()
    {
        var map = new Map<string> { ["z"] = "1", ["a"] = "2", ["z"] = "3" };
        Assert.Equal([new("z", "3"), new("a", "2")], map);
        Assert.Throws<KeyNotFoundException>(() => map["none"]);
    }

    [Fact]
    public void Json_nests_objects_and_lists()
    {
        Json json = new() { ["source"] = ["aws.sagemaker"], ["detail"] = new() { ["approved"] = true, ["count"] = 2 } };
        Json same = new() { ["source"] = ["aws.sagemaker"], ["detail"] = new() { ["approved"] = true, ["count"] = 2 } };
        Assert.Equal(same, json);
        Assert.Equal("aws.sagemaker", Assert.Single(json["source"]).Raw);
        Assert.Throws<InvalidOperationException>(() => json["source"]["x"]);
    }

    [Fact]
    public void Policy_statements_print_only_what_is_said()
    {
        Json policy = new PolicyDocument { Statements = [new() { Actions = ["s3:GetObject"], Resources = ["*"] }] };
        Assert.Equal("{Version = 2012-10-17, Statement = [{Effect = Allow, Action = [s3:GetObject], Resource = [*]}]}", policy.ToString());
    }
}
