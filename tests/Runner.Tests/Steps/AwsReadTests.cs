using System.Reflection;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Tests.Steps;

public sealed class AwsReadTests
{
    private static readonly string[] Verbs = ["BatchGet", "Describe", "Get", "Head", "List", "Lookup", "Query", "Scan", "Test"];

    [Fact]
    public void What_is_declared_as_reading_is_named_for_reading()
    {
        var reads = Fields<AwsRead>();

        Assert.NotEmpty(reads);
        Assert.Empty(reads.Where(r => !Verbs.Any(v => r.Value.Name.StartsWith(v, StringComparison.Ordinal))).Select(r => $"{r.Where}: {r.Value.Name}"));
    }

    [Fact]
    public void What_is_declared_as_changing_something_is_not_named_for_reading()
        => Assert.Empty(Fields<AwsWrite>().Where(w => Verbs.Any(v => w.Value.Name.StartsWith(v, StringComparison.Ordinal))).Select(w => $"{w.Where}: {w.Value.Name}"));

    [Fact]
    public void A_read_of_a_rest_protocol_gets_or_heads()
        => Assert.Empty(Fields<AwsRead>().Where(r => r.Value.Service.Protocol is WireProtocol.RestJson or WireProtocol.RestXml && r.Value.Route is not { Method: "GET" or "HEAD" }).Select(r => $"{r.Where}: {r.Value.Name}"));

    private static List<(string Where, T Value)> Fields<T>()
        => [.. typeof(AwsRead).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => f.FieldType == typeof(T)))
            .Select(f => ($"{f.DeclaringType!.Name}.{f.Name}", (T)f.GetValue(null)!))];
}
