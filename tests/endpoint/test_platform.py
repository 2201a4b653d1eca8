"""A whole ML platform: made by change set, seen in each service, gone again."""

import json
import shutil
import subprocess
import time
import unittest

from support import HERE, REGION, EndpointTestCase

STEM = "bank-prod-c001-us-west-2-demand"
IAM_STEM = "bank-prod-c001-demand"
PLATFORM = (HERE / "fixtures" / "platform.yaml").read_text(encoding="utf-8")


class PlatformTest(EndpointTestCase):
    """The template of fixtures/platform.yaml."""

    def setUp(self):
        super().setUp()
        self.vpc, self.subnets, self.table = self.make_network()
        self.parameters = [
            {"ParameterKey": "RouteTableIds", "ParameterValue": self.table}
        ]

    def deploy_platform(self):
        stack = self.deploy("ml", PLATFORM, Parameters=self.parameters)
        self.assertEqual(
            stack["StackStatus"], "CREATE_COMPLETE", self.reasons("ml")
        )
        return stack

    def inventory(self):
        """What each service lists, by kind."""
        c, found = self.client, {}
        sns, iam, ec2 = c("sns"), c("iam"), c("ec2")
        found["groups"] = [
            g["ModelPackageGroupName"]
            for g in c("sagemaker").list_model_package_groups()[
                "ModelPackageGroupSummaryList"
            ]
        ]
        found["projects"] = c("codebuild").list_projects()["projects"]
        found["pipelines"] = [
            p["name"] for p in c("codepipeline").list_pipelines()["pipelines"]
        ]
        found["repositories"] = []
        for kind in ("build", "deploy"):
            try:
                c("codecommit").get_repository(
                    repositoryName=f"{STEM}-model-{kind}"
                )
                found["repositories"].append(kind)
            except c("codecommit").exceptions.ClientError:
                pass
        found["buckets"] = [b["Name"] for b in c("s3").list_buckets()["Buckets"]]
        found["roles"] = [r["RoleName"] for r in iam.list_roles()["Roles"]]
        found["policies"] = [
            p["PolicyName"]
            for p in iam.list_policies(Scope="Local")["Policies"]
        ]
        found["rules"] = [r["Name"] for r in c("events").list_rules()["Rules"]]
        cw = c("cloudwatch")
        found["dashboards"] = [
            d["DashboardName"] for d in cw.list_dashboards()["DashboardEntries"]
        ]
        found["alarms"] = [
            a["AlarmName"] for a in cw.describe_alarms()["MetricAlarms"]
        ]
        found["aliases"] = [
            a["AliasName"] for a in c("kms").list_aliases()["Aliases"]
            if STEM in a["AliasName"]
        ]
        found["keys"] = [
            k["KeyId"] for k in c("kms").list_keys()["Keys"]
            if c("kms").describe_key(KeyId=k["KeyId"])["KeyMetadata"]["KeyState"]
            == "Enabled"
            and c("kms").describe_key(KeyId=k["KeyId"])["KeyMetadata"][
                "Description"
            ] == "Platform key"
        ]
        found["log groups"] = [
            g["logGroupName"]
            for g in c("logs").describe_log_groups()["logGroups"]
        ]
        found["topics"] = sns.list_topics()["Topics"]
        found["subscriptions"] = sns.list_subscriptions()["Subscriptions"]
        found["endpoints"] = ec2.describe_vpc_endpoints()["VpcEndpoints"]
        found["security groups"] = [
            g["GroupId"] for g in ec2.describe_security_groups()[
                "SecurityGroups"
            ] if g["GroupName"].startswith(STEM)
        ]
        found["parameters"] = c("ssm").get_parameters_by_path(
            Path=f"/ml/{STEM}-ml"
        )["Parameters"]
        return {kind: len(items) for kind, items in found.items()}

    def test_created_listed_and_deleted(self):
        preview = self.change_set(
            "ml", "preview", PLATFORM, Parameters=self.parameters
        )
        self.assertEqual(preview["ExecutionStatus"], "AVAILABLE")
        self.assertEqual(
            {c["ResourceChange"]["Action"] for c in preview["Changes"]}, {"Add"}
        )
        self.assertEqual(len(preview["Changes"]), 35)
        self.assertEqual(self.stack("ml")["StackStatus"], "REVIEW_IN_PROGRESS")

        stack = self.deploy_platform()
        self.assertEqual(
            self.inventory(),
            {
                "groups": 1, "repositories": 2, "projects": 2, "pipelines": 2,
                "buckets": 1, "roles": 3, "policies": 3, "rules": 1,
                "dashboards": 1, "alarms": 2, "aliases": 1, "keys": 1,
                "log groups": 1, "topics": 1, "subscriptions": 1,
                "endpoints": 4, "security groups": 1, "parameters": 5,
            },
        )
        self.check_outputs(stack)
        self.check_events()
        self.check_resources()
        key = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}[
            "KeyId"
        ]

        self.cfn.delete_stack(StackName="ml")
        self.cfn.get_waiter("stack_delete_complete").wait(
            StackName=stack["StackId"], WaiterConfig={"Delay": 1}
        )
        self.assertEqual(set(self.inventory().values()), {0})
        state = self.client("kms").describe_key(KeyId=key)["KeyMetadata"]
        self.assertEqual(state["KeyState"], "PendingDeletion")
        self.assertEqual(self.cfn.list_exports()["Exports"], [])
        with self.assertRaisesRegex(
            self.cfn.exceptions.ClientError, "Stack with id ml does not exist"
        ):
            self.cfn.describe_stacks(StackName="ml")
        deleted = self.stack(stack["StackId"])
        self.assertEqual(deleted["StackStatus"], "DELETE_COMPLETE")
        statuses = {
            e["LogicalResourceId"]: e["ResourceStatus"]
            for e in self.events(stack["StackId"])
        }
        self.assertEqual(set(statuses.values()), {"DELETE_COMPLETE"})

    def check_outputs(self, stack):
        outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        prefix = f"arn:aws:%s:{REGION}:123456789012:"
        alarm = f"{prefix % 'cloudwatch'}alarm:{STEM}-build-failed"
        self.assertEqual(outputs["AlarmArn"], alarm)
        self.assertEqual(
            outputs["RepositoryArn"],
            f"{prefix % 'codecommit'}{STEM}-model-build",
        )
        self.assertEqual(
            outputs["RepositoryUrl"],
            f"https://git-codecommit.{REGION}.amazonaws.com/v1/repos/"
            f"{STEM}-model-build",
        )
        self.assertRegex(outputs["RepositoryRef"], r"^[0-9a-f-]{36}$")
        self.assertEqual(
            outputs["GroupArn"],
            f"{prefix % 'sagemaker'}model-package-group/{STEM}-models",
        )
        self.assertEqual(outputs["GroupRef"], outputs["GroupArn"])
        self.assertEqual(outputs["PipelineVersion"], "1")
        self.assertEqual(outputs["Vpc"], self.vpc)
        self.assertEqual(outputs["FirstSubnet"], self.subnets[0])
        self.assertTrue(outputs["LogGroupArn"].endswith(":*"))
        self.assertTrue(outputs["KeyArn"].endswith(outputs["KeyId"]))
        self.assertTrue(
            outputs["PolicyArn"].endswith(f":policy/{IAM_STEM}-boundary")
        )
        self.assertEqual(
            self.cfn.list_exports()["Exports"][0]["Value"], outputs["KeyArn"]
        )
        dashboard = self.client("cloudwatch").get_dashboard(
            DashboardName=f"{STEM}-dashboard"
        )
        self.assertIn(alarm, dashboard["DashboardBody"])
        parameters = {p["ParameterKey"]: p for p in stack["Parameters"]}
        self.assertEqual(
            parameters["VpcId"]["ParameterValue"], "/vpc/test/VpcId"
        )
        self.assertEqual(parameters["VpcId"]["ResolvedValue"], self.vpc)

    def check_events(self):
        events = self.events("ml")
        self.assertEqual(events[0]["ResourceStatus"], "REVIEW_IN_PROGRESS")
        self.assertEqual(events[-1]["ResourceStatus"], "CREATE_COMPLETE")
        self.assertEqual(
            events[-1]["ResourceType"], "AWS::CloudFormation::Stack"
        )
        self.assertEqual(len({e["EventId"] for e in events}), len(events))
        own = [e for e in events if e["LogicalResourceId"] == "Key"]
        self.assertEqual(
            [e["ResourceStatus"] for e in own],
            ["CREATE_IN_PROGRESS", "CREATE_IN_PROGRESS", "CREATE_COMPLETE"],
        )
        self.assertEqual(
            own[1]["ResourceStatusReason"], "Resource creation Initiated"
        )
        self.assertIn("KeyPolicy", json.loads(own[0]["ResourceProperties"]))

    def check_resources(self):
        rows = self.cfn.describe_stack_resources(StackName="ml")[
            "StackResources"
        ]
        self.assertEqual(len(rows), 35)
        self.assertEqual({r["ResourceStatus"] for r in rows}, {"CREATE_COMPLETE"})
        listed = self.cfn.list_stack_resources(StackName="ml")
        self.assertEqual(len(listed["StackResourceSummaries"]), 35)

    def test_properties_reach_the_services(self):
        self.deploy_platform()
        iam, s3 = self.client("iam"), self.client("s3")
        role = f"{IAM_STEM}-codepipeline-role"
        boundary = iam.get_role(RoleName=role)["Role"]["PermissionsBoundary"]
        self.assertTrue(
            boundary["PermissionsBoundaryArn"].endswith("-boundary")
        )
        attached = iam.list_attached_role_policies(RoleName=role)
        self.assertEqual(len(attached["AttachedPolicies"]), 2)
        inline = iam.get_role_policy(RoleName=role, PolicyName="own")
        self.assertEqual(
            inline["PolicyDocument"]["Statement"][0]["Action"], "kms:Decrypt"
        )
        bucket = f"{STEM}-artifacts"
        versioning = s3.get_bucket_versioning(Bucket=bucket)
        self.assertEqual(versioning["Status"], "Enabled")
        block = s3.get_public_access_block(Bucket=bucket)
        self.assertTrue(
            all(block["PublicAccessBlockConfiguration"].values())
        )
        rules = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
        self.assertEqual(rules[0]["ID"], "old")
        policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
        self.assertIn("Condition", policy["Statement"][0])
        s3.put_object(Bucket=bucket, Key="k", Body=b"not locked out")
        s3.get_object(Bucket=bucket, Key="k")
        groups = self.client("logs").describe_log_groups()["logGroups"]
        self.assertEqual(groups[0]["retentionInDays"], 90)
        project = self.client("codebuild").batch_get_projects(
            names=[f"{STEM}-build"]
        )["projects"][0]
        self.assertEqual(project["source"]["buildspec"], "version: 0.2")
        self.assertIn("key/", project["encryptionKey"])
        pipeline = self.client("codepipeline").get_pipeline(
            name=f"{STEM}-build-pipeline"
        )["pipeline"]
        source = pipeline["stages"][0]["actions"][0]["configuration"]
        self.assertEqual(source["RepositoryName"], f"{STEM}-model-build")
        self.assertEqual(source["PollForSourceChanges"], "false")
        topics = self.client("sns")
        arn = topics.list_topics()["Topics"][0]["TopicArn"]
        attributes = topics.get_topic_attributes(TopicArn=arn)["Attributes"]
        self.assertIn("cloudwatch.amazonaws.com", attributes["Policy"])

        self.cfn.delete_stack(StackName="ml")
        stack = self.stack("ml")
        self.assertEqual(stack["StackStatus"], "DELETE_FAILED")
        self.assertIn("not empty", self.reasons("ml")["Bucket"])
        for item in s3.list_object_versions(Bucket=bucket)["Versions"]:
            s3.delete_object(
                Bucket=bucket, Key="k", VersionId=item["VersionId"]
            )
        self.cfn.delete_stack(StackName="ml")
        self.assertEqual(
            self.stack(stack["StackId"])["StackStatus"], "DELETE_COMPLETE"
        )

    def test_update_reaches_the_services(self):
        self.deploy_platform()
        body = PLATFORM.replace("Default: 90", "Default: 365").replace(
            "Threshold: 1\n", "Threshold: 2\n"
        ).replace("ManagedPolicyArns: [!Ref ArtifactPolicy, !Ref LogPolicy]",
                  "ManagedPolicyArns: [!Ref ArtifactPolicy]")
        preview = self.change_set(
            "ml", "next", body, "UPDATE", Parameters=self.parameters
        )
        rows = {
            c["ResourceChange"]["LogicalResourceId"]: c["ResourceChange"]
            for c in preview["Changes"]
        }
        self.assertEqual(
            set(rows),
            {"LogGroup", "BuildAlarm", "DeployAlarm", "BuildRole",
             "PipelineRole", "SageMakerRole"},
        )
        self.assertEqual(rows["LogGroup"]["Replacement"], "False")
        self.assertEqual(
            rows["LogGroup"]["Details"][0]["Target"]["Name"], "RetentionInDays"
        )
        self.cfn.execute_change_set(StackName="ml", ChangeSetName="next")
        self.assertEqual(
            self.stack("ml")["StackStatus"], "UPDATE_COMPLETE",
            self.reasons("ml"),
        )
        groups = self.client("logs").describe_log_groups()["logGroups"]
        self.assertEqual(groups[0]["retentionInDays"], 365)
        alarms = self.client("cloudwatch").describe_alarms()["MetricAlarms"]
        self.assertEqual({a["Threshold"] for a in alarms}, {2.0})
        attached = self.client("iam").list_attached_role_policies(
            RoleName=f"{IAM_STEM}-codebuild-role"
        )
        self.assertEqual(len(attached["AttachedPolicies"]), 1)
        self.cfn.delete_stack(StackName="ml")
        self.assertEqual(set(self.inventory().values()), {0})

    def test_second_platform_in_the_vpc_meets_private_dns(self):
        self.deploy_platform()
        body = PLATFORM.replace(STEM, "other").replace(IAM_STEM, "other")
        stack = self.deploy("two", body, Parameters=self.parameters)
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("conflicting DNS domain", str(self.reasons("two")))

    @unittest.skipUnless(shutil.which("aws"), "the aws CLI is not installed")
    def test_with_the_aws_cli(self):
        def aws(*arguments):
            command = ["aws", "--endpoint-url", self.url, "cloudformation"]
            return subprocess.run(
                [*command, *arguments], check=True, capture_output=True,
                text=True,
            ).stdout

        file = HERE / "fixtures" / "platform.yaml"
        aws(
            "deploy", "--template-file", str(file), "--stack-name", "ml",
            "--capabilities", "CAPABILITY_NAMED_IAM",
            "--parameter-overrides", f"RouteTableIds={self.table}",
        )
        self.assertIn(
            "CREATE_COMPLETE", aws("describe-stacks", "--stack-name", "ml")
        )
        time.sleep(1.1)  # the CLI names its change sets by the second
        again = aws(
            "deploy", "--template-file", str(file), "--stack-name", "ml",
            "--capabilities", "CAPABILITY_NAMED_IAM",
            "--no-fail-on-empty-changeset",
            "--parameter-overrides", f"RouteTableIds={self.table}",
        )
        self.assertIn("No changes to deploy", again)
        aws("delete-stack", "--stack-name", "ml")
        aws("wait", "stack-delete-complete", "--stack-name", "ml")


if __name__ == "__main__":
    unittest.main()
