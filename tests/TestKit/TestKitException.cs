namespace Groundplan.TestKit;

/// <summary>A test's expectation failed.</summary>
public sealed class TestKitException(string message) : Exception(message);
