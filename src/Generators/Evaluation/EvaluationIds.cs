namespace Groundplan.Generators.Evaluation;

/// <summary>The ids of evaluation findings.</summary>
internal static class EvaluationIds
{
    public const string Unknown = "GP0001";
    public const string StackWith = "GP0002";
    public const string Thrown = "GP0003";
    public const string Warned = "GP0005";
    public const string Internal = "GP0009";
    public const string Fuel = "GP0010";
    public const string Depth = "GP0011";
    public const string Memory = "GP0012";
    public const string Time = "GP0013";
}
