using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps;

/// <summary>What a step may change.</summary>
public interface IWriteServices : IReadServices
{
    /// <summary>AWS, every operation.</summary>
    new IAwsWriter Aws { get; }

    /// <summary>CloudFormation, every operation.</summary>
    new IAmazonCloudFormation CloudFormation { get; }

    /// <summary>The same environment in another region; itself for null.</summary>
    new IWriteServices In(string? region);

    /// <summary>Gets a template to where CloudFormation reads it: in the request up to 51,200 bytes, through S3 above.</summary>
    /// <param name="body">The template's text.</param>
    /// <param name="stackName">The stack it is for.</param>
    /// <param name="bucket">The bucket it goes through; null for the tool's own, which is made when it is not there.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    Task<TemplateSource> PublishTemplateAsync(string body, string stackName, string? bucket, CancellationToken cancellationToken);

    /// <summary>Removes from S3 what <see cref="PublishTemplateAsync"/> put there, if anything.</summary>
    Task RemoveTemplateAsync(TemplateSource template, CancellationToken cancellationToken);

    /// <summary>S3, operations that change something too.</summary>
    new IS3Writer S3 { get; }

    /// <summary>An HTTP client for every method; it follows no redirect.</summary>
    new HttpMessageInvoker Http { get; }
}
