using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Gets a template to CloudFormation: in the request up to 51,200 bytes, through S3 up to 1 MB.</summary>
internal static class TemplateUpload
{
    private const int MostInline = 51_200;
    private const int MostInS3 = 1_000_000;

    /// <param name="body">The template's text.</param>
    /// <param name="stackName">Prefix of the object's key.</param>
    /// <param name="session">Whose S3.</param>
    /// <param name="account">The account that must own the bucket.</param>
    /// <param name="bucket">The user's bucket; null for ours, made when missing.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    public static async Task<TemplateSource> PrepareAsync(string body, string stackName, AwsSession session, string account, string? bucket, CancellationToken cancellationToken)
    {
        RejectTooLarge(body);
        if (Bytes(body) <= MostInline)
            return new TemplateSource(body, null);
        using var s3 = session.S3();
        var name = bucket ?? await OwnBucketAsync(s3, session, account, cancellationToken);
        var key = $"{stackName}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}.yaml";
        await s3.PutObjectAsync(
            new PutObjectRequest { BucketName = name, Key = key, ContentBody = body, ContentType = "application/yaml", ExpectedBucketOwner = account }, cancellationToken);
        return new TemplateSource(null, Url(session, name, key), new UploadedTemplate(name, key));
    }

    /// <summary>Removes what was uploaded, if anything was.</summary>
    public static async Task RemoveAsync(TemplateSource template, AwsSession session, string account, CancellationToken cancellationToken)
    {
        if (template.Upload is not { } upload)
            return;
        using var s3 = session.S3();
        await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = upload.BucketName, Key = upload.Key, ExpectedBucketOwner = account }, cancellationToken);
    }

    /// <summary>CloudFormation takes no larger one.</summary>
    public static void RejectTooLarge(string body)
    {
        if (Bytes(body) > MostInS3)
            throw RunnerError.Refused($"The template has {Bytes(body)} bytes; CloudFormation takes {MostInS3} at most. Split the stack.");
    }

    private static int Bytes(string body) => Encoding.UTF8.GetByteCount(body);

    private static string Url(AwsSession session, string bucket, string key)
        => session.EndpointUrl is { } endpoint
            ? $"{endpoint}/{bucket}/{key}"
            : $"https://{bucket}.s3.{session.Region}.{RegionEndpoint.GetBySystemName(session.Region).PartitionDnsSuffix}/{key}";

    private static async Task<string> OwnBucketAsync(AmazonS3Client s3, AwsSession session, string account, CancellationToken cancellationToken)
    {
        var name = $"groundplan-templates-{account}-{session.Region}";
        try
        {
            await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = name, ExpectedBucketOwner = account }, cancellationToken);
            return name;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            await MakeBucketAsync(s3, name, session.Region, account, cancellationToken);
            return name;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            throw RunnerError.Refused($"Bucket {name} is not yours or not readable for you. Give --template-bucket.");
        }
    }

    private static async Task MakeBucketAsync(AmazonS3Client s3, string name, string region, string account, CancellationToken cancellationToken)
    {
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = region }, cancellationToken);
        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = name,
                ExpectedBucketOwner = account,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
            },
            cancellationToken);
        await s3.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest
            {
                BucketName = name,
                ExpectedBucketOwner = account,
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules = [new ServerSideEncryptionRule { ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256 } }],
                },
            },
            cancellationToken);
    }
}
