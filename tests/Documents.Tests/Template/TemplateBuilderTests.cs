using Groundplan.Documents.Fixture;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Template;

public sealed class TemplateBuilderTests
{
    private static readonly Declared Key = new("AWS::KMS::Key");

    [Fact]
    public void Reference_is_a_short_tag() => AssertYaml("P: !Ref Key", Key.Ref);

    [Fact]
    public void Return_value_is_a_dotted_short_tag() => AssertYaml("P: !GetAtt Key.Arn", Key.Arn);

    [Fact]
    public void Substitution_names_its_references() => AssertYaml("P: !Sub say \"${Key.Arn}/${AWS::Region}\"", Fn.Sub($"say \"{Key.Arn}/{Pseudo.Region}\""));

    [Fact]
    public void Substitution_escapes_what_would_expand() => AssertYaml("P: !Sub ${!HOME}/${Key}", Fn.Sub($"${{HOME}}/{Key.Ref}"));

    [Fact]
    public void Substitution_of_an_open_brace_goes_through_a_variable() =>
        Assert.Equal("""{"Fn::Sub":["${Dollar}{${Key}}",{"Dollar":"$"}]}""", JsonWriter.Compact(Property(Fn.Sub($"${{{Key.Ref}}}"))!));

    [Fact]
    public void Other_intrinsics_in_a_substitution_become_variables() => Assert.Equal(
        """{"Fn::Sub":["${Part}-${Part2}-${Part}",{"Part":{"Fn::Select":[0,{"Fn::GetAZs":""}]},"Part2":{"Fn::ImportValue":"x"}}]}""",
        JsonWriter.Compact(Property(Fn.Sub($"{Fn.Select(0, Fn.GetAZs())}-{Fn.ImportValue("x")}-{Fn.Select(0, Fn.GetAZs())}"))!));

    [Fact]
    public void Function_of_a_function_takes_the_long_form_outside() => AssertYaml("P:\n        Fn::Base64: !Ref Key", Fn.Base64(Key.Ref));

    [Fact]
    public void Long_arguments_stand_on_lines_of_their_own() => AssertYaml(
        $"P: !Join\n        - \"-\"\n        - - !Ref Key\n          - {new string('x', 120)}", Fn.Join("-", [Key.Ref, new string('x', 120)]));

    [Fact]
    public void Unset_values_and_nulls_are_left_out() =>
        Assert.Equal("""{"a":1}""", JsonWriter.Compact(Property(new Json { ["a"] = 1, ["b"] = default(Value<string>), ["c"] = (Json)default(Value<string>) })!));

    [Fact]
    public void Missing_branch_is_no_value()
    {
        var condition = new Condition(Fn.Equal("a", "b"));
        Assert.Equal("""{"Fn::If":["C","x",{"Ref":"AWS::NoValue"}]}""", JsonWriter.Compact(Made.Property(Fn.If<string>(condition, "x").Raw, ("C", condition))!));
    }

    [Fact]
    public void Map_argument_stands_alone() =>
        Assert.Equal("""{"Fn::GetStackOutput":{"StackName":"net","OutputName":"VpcId"}}""", JsonWriter.Compact(Property(Fn.GetStackOutput("net", "VpcId"))!));

    [Fact]
    public void Odd_values_have_text() =>
        Assert.Equal("""["NaN","2",3,"Retain","x"]""", JsonWriter.Compact(Property(new Items<object?>([double.NaN, 2m, 3, DeletionPolicy.Retain, "x", null]))!));

    [Fact]
    public void Content_nested_without_end_is_cut_and_reported()
    {
        Json deep = "x";
        for (var i = 0; i < 1_000; i++)
            deep = [deep];
        var content = StackContent.Of(new MemberStack("s", ("X", new Declared("T", ("P", deep)))));
        Assert.Contains("nested deeper", DanglingReferences.In(content).Single().Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_to_a_stranger_is_listed_and_marked()
    {
        var stranger = new Declared("AWS::S3::Bucket");
        var content = StackContent.Of(new MemberStack("s", ("X", new Declared("T", ("P", stranger.Arn.Raw)) { DependsOn = [stranger] })));
        Assert.Equal(
            [new("X", "DependsOn", "AWS::S3::Bucket", stranger), new DanglingReference("X", "P", "AWS::S3::Bucket", stranger)],
            DanglingReferences.In(content));
        Assert.Equal("NotInThisStack(AWS::S3::Bucket)", new TemplateBuilder(content).Build().At("/Resources/X/Properties/P/Fn::GetAtt/0")?.AsText);
    }

    [Fact]
    public void Literal_condition_is_a_function() =>
        Assert.Equal("""{"Fn::Equals":["true","false"]}""", JsonWriter.Compact(Made.Template(("C", new Condition(false))).At("/Conditions/C")!));

    [Fact]
    public void Team_stack_has_this_template() => Assert.Equal(Verified.Text("OrderStack.template.yaml"), Made.Document(DocumentKinds.Template, new OrderStack()));

    [Fact]
    public void Free_properties_of_a_custom_resource_stand_beside_its_own() => Assert.Equal(
        """{"P":{"ServiceToken":"arn","Size":2}}""",
        JsonWriter.Compact(Node.Of(("P", Property(new Part(("ServiceToken", "arn"), ("*", new Map<Json> { ["Size"] = 2 })))))));

    private static Node? Property(object? content) => Made.Property(content is IValue value ? value : content, ("Key", Key));

    private static void AssertYaml(string expected, object content)
    {
        var template = Made.Template(("X", new Declared("T", ("P", content))), ("Key", Key));
        Assert.Contains($"\n      {expected}\n", YamlWriter.Write(template), StringComparison.Ordinal);
    }
}
