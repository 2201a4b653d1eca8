using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.MachineLearning;

public sealed class NetworkHierarchyTests
{
    [Theory]
    [InlineData("new Standalone.FromParameterStore { VpcIdPath = \"/v\", SubnetIdsPath = \"/s\" }")]
    [InlineData("new Standalone.Direct { VpcId = \"v\", SubnetIds = [\"s\"] }")]
    [InlineData("new SecurityGroupProvisioner.FromParameterStore { VpcIdPath = \"/v\", SubnetIdsPath = \"/s\", SecurityGroupIdPath = \"/g\" }")]
    [InlineData("new SecurityGroupProvisioner.Direct { VpcId = \"v\", SubnetIds = [\"s\"], SecurityGroupId = \"g\" }")]
    public void A_possible_network_compiles(string network) => Assert.Empty(Errors($"Network network = {network};"));

    [Theory]
    [InlineData("new Standalone.FromParameterStore { VpcIdPath = \"/v\", SubnetIdsPath = \"/s\", SecurityGroupIdPath = \"/g\" }", "CS0117")]
    [InlineData("new Standalone.Direct { VpcId = \"v\", SubnetIds = [\"s\"], SecurityGroupId = \"g\" }", "CS0117")]
    [InlineData("new Standalone.Direct { VpcId = \"v\" }", "CS9035")]
    [InlineData("new SecurityGroupProvisioner.FromParameterStore { VpcIdPath = \"/v\", SubnetIdsPath = \"/s\" }", "CS9035")]
    [InlineData("new SecurityGroupProvisioner.FromParameterStore { VpcIdPath = \"/v\", SubnetIdsPath = \"/s\", SecurityGroupIdPath = \"/g\", SecurityGroupId = \"g\" }", "CS0117")]
    [InlineData("new SecurityGroupProvisioner.Direct { VpcId = \"v\", SubnetIds = [\"s\"], SecurityGroupIdPath = \"/g\" }", "CS0117")]
    [InlineData("new Standalone()", "CS0144")]
    public void An_impossible_network_does_not_compile(string network, string error) => Assert.Contains(error, Errors($"Network network = {network};"));

    [Theory]
    [InlineData("Network")]
    [InlineData("Standalone")]
    [InlineData("SecurityGroupProvisioner")]
    public void Nobody_can_add_a_kind_of_network(string parent) => Assert.NotEmpty(Errors($"sealed record Mine : {parent} {{ Mine({parent} other) : base(other) {{ }} }}"));

    private static IEnumerable<string> Errors(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var tree = CSharpSyntaxTree.ParseText($"using Groundplan; using Groundplan.MachineLearning; {code}", new CSharpParseOptions(LanguageVersion.Preview));
        return CSharpCompilation.Create("User", [tree], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication)).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001").Select(diagnostic => diagnostic.Id);
    }
}
