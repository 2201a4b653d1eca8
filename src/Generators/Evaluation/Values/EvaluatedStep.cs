using Groundplan.Migrations;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of a kind of step that the plan's source declares.</summary>
internal sealed record EvaluatedStep : Migrations.Step, IShell
{
    private StepSpec? _spec;

    public EvaluatedStep(Instance self, string id)
        : base(id) => Self = self;

    private EvaluatedStep(EvaluatedStep original)
        : base(original) => Shells.Attach(this, original.Self?.Copy());

    public Instance? Self { get; set; }

    public override StepSpec Specify() => _spec ??= StepShell.SpecOf(Self);

    public bool Equals(EvaluatedStep? other) => StepShell.AreEqual(this, other);

    public override int GetHashCode() => StepShell.Hash(this);

    public override string ToString() => Self is { } self ? self.Type.Print(self) : nameof(Migrations.Step);
}

/// <summary>The real part of a kind of check that the plan's source declares.</summary>
internal sealed record EvaluatedCheck : Check, IShell
{
    private StepSpec? _spec;

    public EvaluatedCheck(Instance self, string id)
        : base(id) => Self = self;

    private EvaluatedCheck(EvaluatedCheck original)
        : base(original) => Shells.Attach(this, original.Self?.Copy());

    public Instance? Self { get; set; }

    public override StepSpec Specify() => _spec ??= StepShell.SpecOf(Self);

    public bool Equals(EvaluatedCheck? other) => StepShell.AreEqual(this, other);

    public override int GetHashCode() => StepShell.Hash(this);

    public override string ToString() => Self is { } self ? self.Type.Print(self) : nameof(Check);
}

/// <summary>What both have in common.</summary>
internal static class StepShell
{
    public static StepSpec SpecOf(Instance? self) => self is not null && self.Type.TryOverride<StepSpec>(self, nameof(Migrations.Step.Specify), out var spec) && spec is not null
        ? spec
        : throw new InvalidOperationException($"{self?.Type.Name}.{nameof(Migrations.Step.Specify)} gives nothing.");

    public static bool AreEqual(IShell step, IShell? other) => step.Self is { } self ? other is not null && self.Type.AreEqual(self, other.Self) : ReferenceEquals(step, other);

    public static int Hash(IShell step) => step.Self is { } self ? self.Type.Hash(self) : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(step);
}
