using Groundplan.Aws.KMS;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private static readonly string[] KeyUse =
    [
        "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    private static readonly string[] KeyAdministration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:CreateGrant", "kms:DeleteAlias", "kms:DisableKey", "kms:DisableKeyRotation", "kms:EnableKey",
        "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies", "kms:ListResourceTags",
        "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
    ];

    /// <summary>Encrypts what the platform stores.</summary>
    public Key? Key => IsEnterprise
        ? field ??= new()
        {
            Description = $"Data of {_names.MlName}",
            EnableKeyRotation = true,
            KeyPolicy = new PolicyDocument
            {
                Statements =
                [
                    new()
                    {
                        Sid = "AccountDecidesByIam",
                        Principal = Principal.Aws(Fn.Sub($"arn:{Pseudo.Partition}:iam::{Pseudo.AccountId}:root")),
                        Actions = [.. KeyAdministration, .. KeyUse],
                        Resources = ["*"],
                    },
                    new()
                    {
                        Sid = "ComplianceLogs",
                        Principal = new Principal("Service", [Fn.Sub($"logs.{Pseudo.Region}.{Pseudo.UrlSuffix}")]),
                        Actions = [.. KeyUse],
                        Resources = ["*"],
                        Condition = new() { ["ArnEquals"] = new Json { ["kms:EncryptionContext:aws:logs:arn"] = Arn("logs", $"log-group:{_names.LogGroup}") } },
                    },
                    new()
                    {
                        Sid = "AlarmsToTopic",
                        Principal = Principal.Service("cloudwatch.amazonaws.com"),
                        Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                        Resources = ["*"],
                        Condition = new() { ["StringEquals"] = new Json { ["aws:SourceAccount"] = Pseudo.AccountId } },
                    },
                ],
            },
        }
        : null;

    public Alias? KeyAlias => Key is null ? null : field ??= new() { AliasName = _names.KeyAlias, TargetKeyId = Key.KeyId };

    private Value<string> KeyArn => Key is null ? default : Key.Arn;
}
