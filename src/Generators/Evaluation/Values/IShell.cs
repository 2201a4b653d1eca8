namespace Groundplan.Generators.Evaluation.Values;

/// <summary>A real object of a library type that a type of the plan's source derives from.</summary>
internal interface IShell
{
    /// <summary>The user-declared part; null once the evaluation is over.</summary>
    Instance? Self { get; set; }
}
