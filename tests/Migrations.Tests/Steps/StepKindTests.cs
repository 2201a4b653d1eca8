using System.Text.RegularExpressions;

namespace Groundplan.Migrations.Steps;

public sealed partial class StepKindTests
{
    // The way back of a step that has the same kind.
    private static readonly Type[] Twins = [typeof(RestoreScale)];

    [Fact]
    public void Each_kind_has_one_record()
    {
        var kinds = StepKinds.All.Except(Twins).Select(type => StepKinds.Empty(type).Specify().Kind).ToList();
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Distinct(StringComparer.Ordinal), kinds);
    }

    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void Its_words_are_lower_case_with_hyphens(string type) => Assert.Matches(Hyphenated(), StepKinds.Empty(StepKinds.Named(type)).Specify().Kind);

    [Fact]
    public void Each_record_has_a_sample() => Assert.Equal(StepKinds.All, StepSamples.All.Select(step => step.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(StepSamples.Ids), MemberType = typeof(StepSamples))]
    public void Names_of_arguments_are_unique_and_in_camel_case(string id)
    {
        var names = StepSamples.Named(id).Specify().Arguments.Select(argument => argument.Name).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.Matches(CamelCase(), name));
    }

    [Theory]
    [MemberData(nameof(StepSamples.Ids), MemberType = typeof(StepSamples))]
    public void A_check_only_reads_and_any_other_step_changes_something(string id)
    {
        var step = StepSamples.Named(id);
        var spec = step.Specify();
        if (step is Check)
        {
            Assert.Equal(Idempotency.Read, spec.Idempotency);
            Assert.All(spec.Effects, effect => Assert.True(effect.Kind is EffectKind.Gates or EffectKind.CatchesUp, $"{effect.Kind}"));
        }
        else if (step is not (Command or Manual or InvokeFunction or Notify))
        {
            Assert.NotEqual(Idempotency.Read, spec.Idempotency);
            Assert.NotEmpty(spec.Effects);
        }
    }

    [Theory]
    [MemberData(nameof(StepSamples.Ids), MemberType = typeof(StepSamples))]
    public void The_sentence_names_its_places_and_ends_with_a_full_stop(string id)
    {
        var spec = StepSamples.Named(id).Specify();
        Assert.All(Place().Matches(spec.Summary).Select(match => int.Parse(match.Groups[1].ValueSpan)), index => Assert.InRange(index, 0, spec.Places.Count - 1));
        Assert.Matches(@"^[A-Z].*(\.|: \{1\})\z", spec.Summary);
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Hyphenated();

    [GeneratedRegex(@"^[a-z]+([A-Z0-9][a-z0-9]*)*\z")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\{([0-9]+)\}")]
    private static partial Regex Place();
}
