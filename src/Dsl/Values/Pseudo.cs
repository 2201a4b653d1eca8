namespace Groundplan;

/// <summary>The pseudo parameters of CloudFormation. Source: AWS CloudFormation User Guide, "Pseudo parameters reference".</summary>
public static class Pseudo
{
    /// <summary><c>AWS::AccountId</c>: the 12-digit account of the stack.</summary>
    public static Value<string> AccountId { get; } = new Intrinsic.PseudoParameter("AWS::AccountId");

    /// <summary><c>AWS::Region</c>: the region of the stack.</summary>
    public static Value<string> Region { get; } = new Intrinsic.PseudoParameter("AWS::Region");

    /// <summary><c>AWS::Partition</c>: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public static Value<string> Partition { get; } = new Intrinsic.PseudoParameter("AWS::Partition");

    /// <summary><c>AWS::StackId</c>: the ARN of the stack.</summary>
    public static Value<string> StackId { get; } = new Intrinsic.PseudoParameter("AWS::StackId");

    /// <summary><c>AWS::StackName</c>.</summary>
    public static Value<string> StackName { get; } = new Intrinsic.PseudoParameter("AWS::StackName");

    /// <summary><c>AWS::URLSuffix</c>: <c>amazonaws.com</c> or <c>amazonaws.com.cn</c>.</summary>
    public static Value<string> UrlSuffix { get; } = new Intrinsic.PseudoParameter("AWS::URLSuffix");

    /// <summary><c>AWS::NotificationARNs</c>: the topics that hear of the stack's events.</summary>
    public static Items<Value<string>> NotificationArns { get; } = new Intrinsic.PseudoParameter("AWS::NotificationARNs");

    /// <summary><c>AWS::NoValue</c>: leaves the property out, as a branch of <see cref="Fn.If{T}(Condition, Value{T}, Value{T})"/>.</summary>
    public static Intrinsic NoValue { get; } = new Intrinsic.PseudoParameter("AWS::NoValue");
}
