namespace Groundplan.Rules.Names;

/// <summary>Within what a physical name must be unique.</summary>
public enum NameScope
{
    /// <summary>Across all accounts and regions, as for S3 buckets.</summary>
    Global,

    /// <summary>Across all regions of an account, as for IAM roles.</summary>
    Account,

    /// <summary>In one region of an account, as for most types.</summary>
    Region,

    /// <summary>Nowhere: two may have the same name, as Cognito user pools may, or make versions of one thing, as Lambda layers do.</summary>
    None,
}
