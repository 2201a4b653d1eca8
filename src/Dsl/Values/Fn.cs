namespace Groundplan;

/// <summary>The intrinsic functions of CloudFormation. Source: AWS CloudFormation User Guide, "Intrinsic function reference".</summary>
public static class Fn
{
    /// <summary>
    /// <c>Fn::Sub</c>, written as an interpolated string whose holes are values:
    /// <c>Fn.Sub($"arn:{Pseudo.Partition}:s3:::{Bucket.Ref}/*")</c>. Text that CloudFormation would expand is escaped.
    /// </summary>
    public static Value<string> Sub(SubFormat format) => format.ToValue();

    /// <summary><c>Fn::Join</c> of parts with a delimiter.</summary>
    public static Value<string> Join(string delimiter, Items<Value<string>> values) => Call("Fn::Join", delimiter, values);

    /// <summary><c>Fn::Select</c>: the element at a position from 0.</summary>
    public static Value<string> Select(Value<long> index, Items<Value<string>> values) => Call("Fn::Select", index, values);

    /// <summary><c>Fn::Split</c> of a text at a delimiter.</summary>
    public static Items<Value<string>> Split(string delimiter, Value<string> source) => Call("Fn::Split", delimiter, source);

    /// <summary><c>Fn::If</c> on scalars.</summary>
    public static Value<T> If<T>(Condition condition, Value<T> whenTrue, Value<T> whenFalse) => Call("Fn::If", condition, whenTrue, whenFalse);

    /// <summary><c>Fn::If</c> that leaves the property out when the condition is false.</summary>
    public static Value<T> If<T>(Condition condition, Value<T> whenTrue) => Call("Fn::If", condition, whenTrue, Pseudo.NoValue);

    /// <summary><c>Fn::FindInMap</c>.</summary>
    public static Value<string> FindInMap(Mapping map, Value<string> topLevelKey, Value<string> secondLevelKey) =>
        Call("Fn::FindInMap", map, topLevelKey, secondLevelKey);

    /// <summary><c>Fn::ImportValue</c> of another stack's export.</summary>
    public static Value<string> ImportValue(Value<string> exportName) => Call("Fn::ImportValue", exportName);

    /// <summary><c>Fn::GetStackOutput</c>: an output of another stack of the account, read at deployment without an export.</summary>
    /// <param name="stackName">The other stack's name or ARN.</param>
    /// <param name="outputName">The output's logical id.</param>
    public static Value<string> GetStackOutput(Value<string> stackName, string outputName) =>
        new Intrinsic.Call("Fn::GetStackOutput", [Map<Value<string>>.From([new("StackName", stackName), new("OutputName", outputName)])]);

    /// <summary><c>Fn::Base64</c>.</summary>
    public static Value<string> Base64(Value<string> text) => Call("Fn::Base64", text);

    /// <summary><c>Fn::Cidr</c>: a number of CIDR blocks of the same size.</summary>
    /// <param name="ipBlock">The block to cut.</param>
    /// <param name="count">How many, 1 to 256.</param>
    /// <param name="cidrBits">Subnet bits of each block.</param>
    public static Items<Value<string>> Cidr(Value<string> ipBlock, long count, long cidrBits) => Call("Fn::Cidr", ipBlock, count, cidrBits);

    /// <summary><c>Fn::GetAZs</c> of a region; the stack's own when none is given.</summary>
    public static Items<Value<string>> GetAZs(Value<string> region = default) => Call("Fn::GetAZs", region.IsSet ? region : (Value<string>)"");

    /// <summary><c>Fn::Equals</c>, for conditions.</summary>
    public static Value<bool> Equal(Value<string> left, Value<string> right) => Call("Fn::Equals", left, right);

    /// <summary><c>Fn::And</c> of 2 to 10 tests.</summary>
    public static Value<bool> And(params Value<bool>[] tests) => new Intrinsic.Call("Fn::And", [.. tests.Cast<object?>()]);

    /// <summary><c>Fn::Or</c> of 2 to 10 tests.</summary>
    public static Value<bool> Or(params Value<bool>[] tests) => new Intrinsic.Call("Fn::Or", [.. tests.Cast<object?>()]);

    /// <summary><c>Fn::Not</c>.</summary>
    public static Value<bool> Not(Value<bool> test) => Call("Fn::Not", test);

    private static Intrinsic.Call Call(string name, params object?[] arguments) => new(name, arguments);
}
