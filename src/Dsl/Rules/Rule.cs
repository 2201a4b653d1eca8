namespace Groundplan.Rules;

/// <summary>A rule: a pure function from plans to findings. Ids are API and never reused.</summary>
/// <param name="Id">GP and four digits.</param>
/// <param name="Severity">The default severity.</param>
/// <param name="Title">One line, without a full stop.</param>
/// <param name="Check">Finds the violations.</param>
public sealed record Rule(string Id, Severity Severity, string Title, Func<RuleContext, IEnumerable<Finding>> Check);
