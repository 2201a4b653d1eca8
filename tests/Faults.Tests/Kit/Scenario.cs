namespace Groundplan.Faults.Tests.Kit;

/// <summary>A migration of the sample, and how it is carried out.</summary>
/// <param name="Root">Its root.</param>
/// <param name="Begins">Where its clock stands at first, on which weeks pass in seconds; null where the tool as it is shipped goes by the machine's.</param>
/// <param name="Words">What <c>run</c> and <c>resume</c> are told besides.</param>
internal sealed record Scenario(string Root, DateTimeOffset? Begins, params string[] Words)
{
    /// <summary>Which of a step's writes have a fault.</summary>
    public IReadOnlyList<Moment> Moments { get; init; } = [Moment.First];

    /// <summary>Without the people and the waiting; the middle and the last write of its steps have faults too.</summary>
    public static Scenario Rehearsal { get; } = new("Rehearsal", null) { Moments = Enum.GetValues<Moment>() };

    /// <summary>When the migration may switch.</summary>
    public static (DateTimeOffset Opens, DateTimeOffset Closes) Window { get; } = (new(2027, 3, 7, 22, 0, 0, TimeSpan.Zero), new(2027, 3, 8, 2, 0, 0, TimeSpan.Zero));

    /// <summary>The migration itself, from four hours before its window.</summary>
    public static Scenario Move { get; } = new("Move", Window.Opens.AddHours(-4), "--wait");
}
