using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A function of Lambda is invoked, and its answer looked at.</summary>
internal sealed class InvokeFunctionWriter() : StateWriter("invoke-function")
{
    public override bool Expresses(StepCall call) => (call.Get("expect")?.Elements ?? []).All(IsExpressible);

    public override void Write(StepStates states)
    {
        var call = states.Call;
        states.Task("", "arn:aws:states:::lambda:invoke", Node.Of(
            ("FunctionName", call.Need("function")), ("Qualifier", call.Get("qualifier")), ("Payload", call.Get("payload") ?? Node.Of())), Node.Of(("answer", Payload.Path("$.Payload"))));
        if (call.Get("expect")?.Elements is { Count: > 0 } expected)
            states.Choose("as expected?", "the answer is not as expected", (Node.Of(("And", Node.ListOf(expected.Select(each => (Node)Condition(states.Work("") + ".answer", each))))), null));
    }

    private static Node.Object Condition(string answer, Node expected)
    {
        var path = answer + (expected.Get("path")?.AsText ?? "$").Substring(1);
        var value = expected.Get("equals") ?? Node.Text(null);
        return value switch
        {
            Node.Scalar { Value: string } => Node.Of(("Variable", Node.Text(path)), ("StringEquals", value)),
            Node.Scalar { Value: bool } => Node.Of(("Variable", Node.Text(path)), ("BooleanEquals", value)),
            Node.Scalar { Value: null } => Node.Of(("Variable", Node.Text(path)), ("IsNull", Node.Truth(true))),
            _ => Node.Of(("Variable", Node.Text(path)), ("NumericEquals", value)),
        };
    }

    private static bool IsExpressible(Node expected) =>
        expected is Node.Object item && item.Entries.All(entry => entry.Key is "path" or "equals") && item.Get("equals") is Node.Scalar && IsPlainPath(item.Get("path")?.AsText ?? "");

    private static bool IsPlainPath(string path) =>
        path.Length > 0 && path[0] == '$' && path.Skip(1).All(character => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '.' or '[' or ']');
}
