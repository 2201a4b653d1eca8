using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>The process's AWS environment: known credentials, no retries by the SDK, so that the runner's own show.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDTEST");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        foreach (var name in (string[])["AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION"])
            Environment.SetEnvironmentVariable(name, null);
    }
}
