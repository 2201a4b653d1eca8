namespace Groundplan.Runner.Aws;

/// <summary>Who the credentials belong to.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">The user or the role's session.</param>
internal sealed record AwsCaller(string Account, string Arn);
