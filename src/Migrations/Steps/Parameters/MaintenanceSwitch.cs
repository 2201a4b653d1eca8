namespace Groundplan.Migrations;

/// <summary>A switch that applications obey: while it is on they take no writes.</summary>
public abstract record MaintenanceSwitch
{
    private MaintenanceSwitch()
    {
    }

    /// <summary>What the checker calls it.</summary>
    internal abstract object? Label { get; }

    /// <summary>The switch as the runner is given it.</summary>
    internal abstract object? Place(bool on);

    /// <summary>An SSM parameter that applications read. It must exist.</summary>
    /// <param name="Name">The parameter.</param>
    public sealed record Parameter(Target<Aws.SSM.Parameter> Name) : MaintenanceSwitch
    {
        /// <summary>Its value while the switch is on; <c>true</c> where it is null.</summary>
        public string? OnValue { get; init; }

        /// <summary>Its value while the switch is off; <c>false</c> where it is null.</summary>
        public string? OffValue { get; init; }

        /// <summary>Its region; the migration's where it is null.</summary>
        public string? Region { get; init; }

        internal override object? Label => Name;

        internal override object? Place(bool on) => Members.Of(("parameter", Name));
    }

    /// <summary>A call of an application's administration, and another one that says where the switch stands.</summary>
    /// <param name="On">Turns it on.</param>
    /// <param name="Off">Turns it off.</param>
    public sealed record Http(SwitchCall On, SwitchCall Off) : MaintenanceSwitch
    {
        internal override object? Label => On?.Url;

        internal override object? Place(bool on) => on ? On : Off;
    }
}
