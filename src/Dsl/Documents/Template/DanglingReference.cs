namespace Groundplan.Documents.Template;

/// <summary>A place of a template that cannot be written, mostly a reference to something that is no member of the stack.</summary>
/// <param name="LogicalId">The member that holds it.</param>
/// <param name="Property">The property or attribute that holds it, by CloudFormation's name, or null.</param>
/// <param name="Description">What it refers to, such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="Target">The object that it refers to, or null where the place holds no reference.</param>
internal sealed record DanglingReference(string LogicalId, string? Property, string Description, object? Target);
