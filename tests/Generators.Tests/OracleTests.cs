using Groundplan.Oracle;
using Groundplan.Oracle.Running;

namespace Groundplan.Generators.Tests;

/// <summary>Whole programs, evaluated and executed.</summary>
public sealed class OracleTests
{
    private const int Programs = 500;
    private const int BatchSize = 50;

    // what an upper bound of calls and steps ends is refused too
    private const double LeastEvaluated = 0.95;

    [Fact]
    public void Random_programs_give_what_their_execution_gives()
    {
        var outcomes = LargeStack.Run(() => Enumerable.Range(0, Programs / BatchSize).SelectMany(batch => RandomPrograms.Outcomes(1 + (batch * BatchSize), BatchSize, 0)).ToList());
        var difference = outcomes.OfType<Different>().FirstOrDefault();
        Assert.True(difference is null, difference is null ? "" : LargeStack.Run(() => Shrinker.Describe(difference, Shrinker.Shrink(difference))));
        Assert.Empty(outcomes.OfType<Invalid>());
        Assert.True(outcomes.OfType<Equal>().Count() >= Programs * LeastEvaluated, $"{outcomes.OfType<Refused>().Count()} of {outcomes.Count} were refused");
    }

    [Fact]
    public void The_corpus_gives_what_its_execution_gives()
    {
        var outcomes = LargeStack.Run(Corpus.Run);
        Assert.True(outcomes.Count >= 120);
        Assert.Equal("", string.Join('\n', outcomes.Where(outcome => outcome is not Equal).Select(outcome => outcome switch
        {
            Different different => Shrinker.Describe(different, different),
            Refused refused => $"{refused.Subject.Name}: {refused.Refusals[0]}",
            Invalid invalid => $"{invalid.Subject.Name}: {invalid.Error}",
            _ => outcome.Subject.Name,
        })));
    }
}
