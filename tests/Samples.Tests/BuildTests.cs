namespace Groundplan.Samples.Tests;

public sealed class BuildTests : IDisposable
{
    private readonly SampleCopy _sample = new(Sample.GlobalBank);

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task Equal_workloads_fail_the_build_on_the_argument()
    {
        _sample.Edit("\"fcst-pro\"", "\"forecasting\" /* the same */");
        var (exitCode, output) = await _sample.Build();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{_sample.PlaceOf("\"forecasting\" /* the same */")}: error GP1001: ", output, StringComparison.Ordinal);
        Assert.Empty(_sample.Documents);
    }

    [Fact]
    public async Task A_missing_block_of_the_tier_fails_the_build_on_the_record_and_the_last_good_documents_stay()
    {
        await _sample.BuildCleanly();
        var before = _sample.Documents;
        Assert.Equal(Sample.GlobalBank.Carried.Keys.Order(StringComparer.Ordinal), before.Keys.Order(StringComparer.Ordinal));

        _sample.Edit("        Compliance = new() { LogRetentionDays = 90 },\n        Alerts = new() { Email = \"mlops-alerts@globalbank.com\" },\n        Tags", "        Alerts = new() { Email = \"mlops-alerts@globalbank.com\" },\n        Tags");
        var (exitCode, output) = await _sample.Build();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{_sample.PlaceOf("new()\n    {\n        CompanyName")}: error GP2001: The enterprise tier needs Compliance", output, StringComparison.Ordinal);
        Assert.Equal(before, _sample.Documents);
    }

    [Fact]
    public async Task A_second_build_rewrites_nothing_and_a_root_that_goes_takes_its_documents_along()
    {
        await _sample.BuildCleanly();
        var before = _sample.Documents;
        await _sample.BuildCleanly();
        Assert.Equal(before, _sample.Documents);

        _sample.Edit("public static MlPlatform DemandSandbox", "private static MlPlatform DemandSandbox");
        var (exitCode, output) = await _sample.Build();
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain(_sample.Documents.Keys, path => path.Contains("DemandSandbox", StringComparison.Ordinal));
        Assert.Equal(before["GlobalBank/DemandForecasting/template.yaml"], _sample.Documents["GlobalBank/DemandForecasting/template.yaml"]);
    }

    [Fact]
    public async Task Kinds_that_are_switched_off_are_not_written()
    {
        var (exitCode, output) = await _sample.Build("GroundplanSkip=review-html%2Csource-map");

        Assert.True(exitCode == 0, output);
        Assert.NotEmpty(_sample.Documents);
        Assert.DoesNotContain(_sample.Documents.Keys, path => path.EndsWith("review.html", StringComparison.Ordinal) || path.EndsWith("source-map.json", StringComparison.Ordinal));
    }
}
