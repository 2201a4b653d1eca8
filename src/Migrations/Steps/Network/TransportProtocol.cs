namespace Groundplan.Migrations;

/// <summary>The protocol of a port.</summary>
public enum TransportProtocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
