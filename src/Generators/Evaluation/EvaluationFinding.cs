using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>What the evaluation has to say: something it cannot compute, or a <c>throw</c> of the plan.</summary>
internal sealed record EvaluationFinding(string Id, Severity Severity, string Message, Location Location);
