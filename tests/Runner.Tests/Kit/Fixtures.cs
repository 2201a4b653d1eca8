namespace Groundplan.Runner.Tests.Kit;

/// <summary>Documents as the build writes them.</summary>
internal static class Fixtures
{
    public const string SourceMap = """
        {"version":1,"sources":["Plan.cs"],"pointers":{
          "/Resources/Bucket":{"source":0,"line":12,"column":9},
          "/Resources/Role":{"source":0,"line":16,"column":9},
          "/Resources/Topic":{"source":0,"line":20,"column":5},
          "/Resources/Topic/Properties/DisplayName":{"source":0,"line":21,"column":30}}}
        """;

    public const string Runbook = """
        {"version":1,"stack":"acme-prod-stack","steps":[
          {"id":"check","title":"Check the plan","kind":"check","description":"","command":null},
          {"id":"sign-off","title":"Sign off","kind":"approval","description":"The owner agrees.","command":null},
          {"id":"deploy","title":"Deploy","kind":"deploy","description":"","command":["groundplan","deploy"]},
          {"id":"verify","title":"Verify","kind":"verify-outputs","description":"","command":null}]}
        """;

    public static string Template(string display) => $$"""
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: acme-prod-artifacts
          Role:
            Type: AWS::IAM::Role
            Properties:
              RoleName: acme-prod-role
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      Service: codebuild.amazonaws.com
                    Action: sts:AssumeRole
              Policies:
                - PolicyName: read
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Action: s3:GetObject
                        Resource: !Sub arn:${AWS::Partition}:s3:::acme-prod-artifacts/*
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: acme-prod-alerts
              DisplayName: '{{display}}'
          BucketNameParameter:
            Type: AWS::SSM::Parameter
            Properties:
              Name: /ml/acme-prod/BucketName
              Type: String
              Value: !Ref Bucket
        """;
}
