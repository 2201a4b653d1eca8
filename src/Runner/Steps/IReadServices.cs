using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Steps;

/// <summary>What a step may read.</summary>
public interface IReadServices
{
    /// <summary>AWS, operations that change nothing.</summary>
    IAwsReader Aws { get; }

    /// <summary>CloudFormation, operations that change nothing.</summary>
    ICloudFormationReader CloudFormation { get; }

    /// <summary>S3, operations that change nothing.</summary>
    IS3Reader S3 { get; }

    /// <summary>The same environment in another region; itself for null.</summary>
    IReadServices In(string? region);

    /// <summary>The region that calls go to.</summary>
    string Region { get; }

    /// <summary>The account of the run.</summary>
    string AccountId { get; }

    /// <summary>The address that every AWS call goes to, or null for AWS itself.</summary>
    string? EndpointUrl { get; }

    /// <summary>The bytes of a document of the plan, such as a template, by its path in the manifest; checked against the manifest's digest.</summary>
    byte[] Document(string path);

    /// <summary>What a program finds in its environment so that its AWS calls go where those of the run go: region, endpoint and profile.</summary>
    IReadOnlyDictionary<string, string> ToolVariables { get; }

    /// <summary>The folder of the plan's project, or of its documents where there is no project.</summary>
    string Folder { get; }

    /// <summary>An HTTP client for GET and HEAD; it follows no redirect.</summary>
    HttpMessageInvoker Http { get; }
}
