using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>Where and how an instance is made that comes from another one: arguments → members of the call.</summary>
internal static class InstancePlacement
{
    /// <param name="arguments">The step's arguments.</param>
    /// <param name="input">The members that the call has anyway.</param>
    /// <param name="like">Whose settings count where an argument is not given; null where RDS takes them over itself.</param>
    public static JsonObject Input(StepArguments arguments, JsonObject input, DatabaseInstance? like = null)
    {
        input["DBInstanceClass"] = arguments.OptionalText("class") ?? like?.Class;
        input["DBSubnetGroupName"] = arguments.OptionalText("subnetGroup") ?? (like?.SubnetGroup is { Length: > 0 } group ? group : null);
        input["DBParameterGroupName"] = arguments.OptionalText("parameterGroup") ?? (like?.ParameterGroup is { Length: > 0 } parameters ? parameters : null);
        input["MultiAZ"] = Text(arguments.Has("multiAz") ? arguments.Truth("multiAz") : like?.MultiAz);
        input["DeletionProtection"] = Text(arguments.Has("deletionProtection") ? arguments.Truth("deletionProtection") : like?.DeletionProtection);
        input["PubliclyAccessible"] = Text(arguments.Truth("publiclyAccessible"));
        var groups = arguments.Texts("securityGroups") is { Count: > 0 } given ? given : like?.SecurityGroups ?? [];
        if (groups.Count > 0)
            input["VpcSecurityGroupIds"] = new JsonObject { ["VpcSecurityGroupId"] = new JsonArray([.. groups.Select(g => (JsonNode)g)]) };
        input["Tags"] = DatabaseTags.Of(arguments.TextsByName("tags"));
        return input;
    }

    private static string? Text(bool? flag) => flag switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
