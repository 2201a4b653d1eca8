using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Data;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps;

public sealed class ChecksumTests
{
    private const string Answer = """{"Count":2,"Items":[]}""";

    [Fact]
    public void The_checksum_is_the_one_that_everybody_else_computes() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void The_checksum_of_any_length_is_that_of_its_bits()
    {
        var bytes = new byte[100];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
            Assert.Equal(BitByBit(bytes.AsSpan(0, length)), Crc32.Of(bytes.AsSpan(0, length)));
    }

    [Fact]
    public async Task An_answer_with_its_checksum_is_taken()
    {
        var checksum = Crc32.Of(Encoding.UTF8.GetBytes(Answer));
        Assert.Equal(Answer, await ScanAsync(checksum.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task An_answer_without_a_checksum_is_taken() => Assert.Equal(Answer, await ScanAsync([null]));

    [Fact]
    public async Task An_answer_that_is_not_as_it_was_sent_is_asked_for_once_more()
    {
        var checksum = Crc32.Of(Encoding.UTF8.GetBytes(Answer));
        Assert.Equal(Answer, await ScanAsync((checksum ^ 1).ToString(CultureInfo.InvariantCulture), checksum.ToString(CultureInfo.InvariantCulture)));
    }

    // Asks until an answer is taken; each of the checksums is the one of an answer.
    private static async Task<string> ScanAsync(params string?[] checksums)
    {
        var answers = 0;
        using var server = new LoopbackServer(_ => new LoopbackAnswer(Answer) { Headers = checksums[answers++] is { } checksum ? new() { ["x-amz-crc32"] = checksum } : new Dictionary<string, string>() });
        using var aws = new AwsCalls(new AwsSession(new BasicAWSCredentials("local", "local"), StepKit.Region, server.Url), _ => { });
        var patience = new Patience(new RateBudget(null, TimeProvider.System), new ImmediateTime());
        using var bytes = await patience.AskAsync("Scan", token => aws.BytesAsync(TableCalls.Scan, "{}"u8.ToArray(), token), CancellationToken.None);
        Assert.Equal(checksums.Length, answers);
        return Encoding.UTF8.GetString(bytes.Memory.Span);
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
