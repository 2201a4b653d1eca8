namespace Groundplan.Migrations;

/// <summary>A text of parts of which some are known to the runner only, such as <c>s3://</c> and a bucket: a word of a <see cref="CommandLine"/>, or the name of a <see cref="Place"/>.</summary>
/// <param name="Parts">The parts, in order; each may be whatever an <see cref="Argument"/> may hold that has a text.</param>
public sealed record Joined(Items<object?> Parts)
{
    /// <summary>A text of these parts.</summary>
    public static Joined Of(params object?[] parts) => new(parts);
}
