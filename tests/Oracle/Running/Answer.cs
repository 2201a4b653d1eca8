namespace Groundplan.Oracle.Running;

/// <summary>What a program gave: a text, or an exception that escaped.</summary>
internal sealed record Answer(string? Text, string? ExceptionType, string? Message)
{
    public static Answer Of(string? text) => new(text, null, null);

    public override string ToString() => ExceptionType is null ? Text ?? "null" : $"{ExceptionType}: {Message}";
}
