using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Lookups;

/// <summary>Looks a root's production names up in the account.</summary>
internal static class NameSearch
{
    private const int AtOnce = 4;

    /// <param name="names">The planned names.</param>
    /// <param name="own">Resources of the root's own deployed stack; empty when there is none.</param>
    /// <param name="session">Where to look.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyList<NameFinding>> RunAsync(
        IReadOnlyList<PhysicalName> names, IReadOnlyList<StackResourceSummary> own, AwsSession session, string account, CancellationToken cancellationToken)
    {
        var findings = new NameFinding[names.Count];
        await Parallel.ForAsync(
            0,
            names.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, ct) => findings[i] = NameFinding.Of(names[i], await AskAsync(names[i], session, account, ct), own));
        return findings;
    }

    private static Task<NameAnswer> AskAsync(PhysicalName name, AwsSession session, string account, CancellationToken cancellationToken)
    {
        if (name.Type == "AWS::S3::Bucket")
            return AskS3Async(name.Name, session, cancellationToken);
        if (!NameLookups.All.TryGetValue(name.Type, out var lookup))
            return Task.FromResult(new NameAnswer(NameState.Unknown, $"this tool does not look up {name.Type}"));
        var question = new NameQuestion(name.Name, account, session.Region, RegionEndpoint.GetBySystemName(session.Region).PartitionName);
        return AskServiceAsync(lookup, question, session, cancellationToken);
    }

    private static async Task<NameAnswer> AskServiceAsync(NameLookup lookup, NameQuestion question, AwsSession session, CancellationToken cancellationToken)
    {
        using var client = session.Client(lookup.Service);
        try
        {
            if (lookup.Service.Protocol == WireProtocol.Query)
            {
                var xml = await client.QueryAsync(lookup.Operation, lookup.Input(question), cancellationToken);
                return lookup.InXml(question, xml) ? NameAnswer.Taken with { Holders = lookup.IdsInXml(xml) } : NameAnswer.Free;
            }
            var json = await client.JsonAsync(lookup.Operation, lookup.Input(question), cancellationToken);
            return lookup.InJson(question, json) ? NameAnswer.Taken with { Holders = lookup.IdsInJson(json) } : NameAnswer.Free;
        }
        catch (AmazonServiceException e) when (lookup.Absent.Contains(e.ErrorCode))
        {
            return NameAnswer.Free;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            return new NameAnswer(NameState.Unknown, AwsErrors.Describe(e));
        }
    }

    // A bucket name is taken whoever owns it: 403 and 301 are as good an answer as 200.
    private static async Task<NameAnswer> AskS3Async(string bucket, AwsSession session, CancellationToken cancellationToken)
    {
        using var s3 = session.S3();
        try
        {
            await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, cancellationToken);
            return NameAnswer.Taken;
        }
        catch (AmazonS3Exception e)
        {
            return e.StatusCode switch
            {
                HttpStatusCode.NotFound => NameAnswer.Free,
                HttpStatusCode.Forbidden => new NameAnswer(NameState.Taken, "by another account, or not readable for you"),
                HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest => new NameAnswer(NameState.Taken, "in another region"),
                _ => new NameAnswer(NameState.Unknown, AwsErrors.Describe(e)),
            };
        }
    }
}
