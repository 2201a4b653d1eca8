namespace Groundplan.Migrations;

/// <summary>A step that only reads, and holds or fails. It stands among the steps as a gate, or at a step as its precondition or verification.</summary>
/// <param name="Id">Unique in the migration.</param>
public abstract record Check(string Id) : Step(Id);
