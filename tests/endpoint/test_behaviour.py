"""How stacks behave when all is not well, and when nothing changes."""

import json
import unittest

from support import EndpointTestCase


def template(resources, **sections):
    """A template as JSON text."""
    return json.dumps({"Resources": resources, **sections})


def topic(name, **more):
    """A resource that always works."""
    return {
        "Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}, **more,
    }


def role(name):
    """A resource that needs a capability."""
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": name,
            "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{
                    "Effect": "Allow", "Action": "sts:AssumeRole",
                    "Principal": {"Service": "lambda.amazonaws.com"},
                }],
            },
        },
    }


UNKNOWN = {"Type": "AWS::Made::Up", "DependsOn": "Topic"}


class CreateTest(EndpointTestCase):
    """Creating goes wrong, loudly."""

    def topics(self):
        return [
            t["TopicArn"].split(":")[-1]
            for t in self.client("sns").list_topics()["Topics"]
        ]

    def test_unknown_type_fails_the_stack_with_its_reason(self):
        body = template({"Topic": topic("one"), "Odd": UNKNOWN})
        stack = self.deploy("s", body)
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("no model of AWS::Made::Up", self.reasons("s")["Odd"])
        self.assertEqual(self.topics(), [])
        stack_events = [
            (e["ResourceStatus"], e.get("ResourceStatusReason"))
            for e in self.events("s") if e["LogicalResourceId"] == "s"
        ]
        self.assertIn(
            (
                "ROLLBACK_IN_PROGRESS",
                "The following resource(s) failed to create: [Odd]. Rollback"
                " requested by user.",
            ),
            stack_events,
        )
        with self.assertRaisesRegex(
            self.cfn.exceptions.ClientError, "ROLLBACK_COMPLETE state"
        ):
            self.change_set("s", "again", body, "UPDATE")
        self.cfn.delete_stack(StackName="s")
        self.assertEqual(self.deploy("s", template({"Topic": topic("one")}))[
            "StackStatus"], "CREATE_COMPLETE")

    def test_disable_rollback_keeps_what_was_made(self):
        self.cfn.create_stack(
            StackName="s", DisableRollback=True,
            TemplateBody=template({"Topic": topic("one"), "Odd": UNKNOWN}),
        )
        self.assertEqual(self.stack("s")["StackStatus"], "CREATE_FAILED")
        self.assertEqual(self.topics(), ["one"])

    def test_a_taken_name_is_a_failure(self):
        self.client("sns").create_topic(Name="one")
        stack = self.deploy("s", template({"Topic": topic("one")}))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("one already exists", self.reasons("s")["Topic"])
        self.assertEqual(self.topics(), ["one"])

    def test_unknown_attribute_is_a_failure(self):
        two = topic({"Fn::GetAtt": ["Topic", "Nonsense"]})
        stack = self.deploy(
            "s", template({"Topic": topic("one"), "Two": two})
        )
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("attribute Nonsense", self.reasons("s")["Two"])

    def test_bad_templates_leave_no_stack(self):
        cases = {
            r"Unresolved resource dependencies \[Gone\]": template(
                {"Topic": topic({"Ref": "Gone"})}
            ),
            "Circular dependency between resources": template({
                "A": topic("a", DependsOn="B"), "B": topic("b", DependsOn="A"),
            }),
            "JSON not well-formed": "{",
            "YAML not well-formed": "Resources: [",
            "At least one Resources member": template({}),
            "must have values": template(
                {"Topic": topic("a")}, Parameters={"P": {"Type": "String"}}
            ),
            "Unable to fetch parameters": template(
                {"Topic": topic("a")},
                Parameters={"P": {
                    "Type": "AWS::SSM::Parameter::Value<String>",
                    "Default": "/nowhere",
                }},
            ),
            "less than or equal to 51200": template(
                {"Topic": topic("a")}, Description="x" * 51200
            ),
        }
        for words, body in cases.items():
            with self.subTest(words), self.assertRaisesRegex(
                self.cfn.exceptions.ClientError, words
            ):
                self.change_set("s", "c", body)
        self.assertEqual(self.cfn.list_stacks()["StackSummaries"], [])

    def test_capabilities_are_asked_for(self):
        with self.assertRaisesRegex(
            self.cfn.exceptions.InsufficientCapabilitiesException,
            r"Requires capabilities : \[CAPABILITY_NAMED_IAM\]",
        ):
            self.cfn.create_stack(
                StackName="s", TemplateBody=template({"Role": role("r")}),
                Capabilities=["CAPABILITY_IAM"],
            )

    def test_template_url_on_this_endpoint(self):
        s3 = self.client("s3")
        s3.create_bucket(
            Bucket="templates",
            CreateBucketConfiguration={"LocationConstraint": "us-west-2"},
        )
        body = template(
            {"Topic": topic("one")}, Metadata={"Long": "x" * 60_000}
        )
        s3.put_object(Bucket="templates", Key="a/b.json", Body=body.encode())
        self.cfn.create_stack(
            StackName="s", TemplateURL=f"{self.url}/templates/a/b.json"
        )
        self.assertEqual(self.stack("s")["StackStatus"], "CREATE_COMPLETE")

    def test_a_call_nobody_has_is_an_error_not_a_crash(self):
        self.deploy("s", template({"Topic": topic("one")}))
        with self.assertRaisesRegex(
            self.cfn.exceptions.ClientError, "does not offer DetectStackDrift"
        ):
            self.cfn.detect_stack_drift(StackName="s")

    def test_nested_stack(self):
        s3 = self.client("s3")
        s3.create_bucket(
            Bucket="templates",
            CreateBucketConfiguration={"LocationConstraint": "us-west-2"},
        )
        s3.put_object(
            Bucket="templates", Key="inner.json",
            Body=template(
                {"Topic": topic("inner")},
                Outputs={"Arn": {"Value": {"Ref": "Topic"}}},
            ).encode(),
        )
        nested = {
            "Type": "AWS::CloudFormation::Stack",
            "Properties": {"TemplateURL": f"{self.url}/templates/inner.json"},
        }
        outputs = {"Arn": {"Value": {"Fn::GetAtt": ["Nested", "Outputs.Arn"]}}}
        stack = self.deploy(
            "outer", template({"Nested": nested}, Outputs=outputs)
        )
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertTrue(stack["Outputs"][0]["OutputValue"].endswith(":inner"))
        self.cfn.delete_stack(StackName="outer")
        self.assertEqual(self.topics(), [])


class UpdateTest(EndpointTestCase):
    """Updates: none, failed, replaced, removed."""

    def test_no_changes(self):
        body = template({"Topic": topic("one")})
        self.deploy("s", body)
        item = self.change_set("s", "same", body, "UPDATE")
        self.assertEqual(item["Status"], "FAILED")
        self.assertEqual(item["ExecutionStatus"], "UNAVAILABLE")
        self.assertEqual(
            item["StatusReason"],
            "The submitted information didn't contain changes. Submit"
            " different information to create a change set.",
        )
        with self.assertRaises(
            self.cfn.exceptions.InvalidChangeSetStatusException
        ):
            self.cfn.execute_change_set(StackName="s", ChangeSetName="same")
        with self.assertRaisesRegex(
            self.cfn.exceptions.ClientError, "No updates are to be performed"
        ):
            self.cfn.update_stack(StackName="s", TemplateBody=body)
        self.cfn.delete_change_set(StackName="s", ChangeSetName="same")
        names = [
            item["ChangeSetName"]
            for item in self.cfn.list_change_sets(StackName="s")["Summaries"]
        ]
        self.assertEqual(len(names), 1)
        self.assertNotIn("same", names)
        with self.assertRaises(self.cfn.exceptions.ChangeSetNotFoundException):
            self.cfn.describe_change_set(StackName="s", ChangeSetName="same")

    def test_failed_update_goes_back(self):
        self.deploy("s", template({"Topic": topic("one")}))
        changed = topic("one")
        changed["Properties"]["DisplayName"] = "New"
        stack = self.deploy(
            "s", template({"Topic": changed, "Odd": UNKNOWN}), "UPDATE"
        )
        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        sns = self.client("sns")
        arn = sns.list_topics()["Topics"][0]["TopicArn"]
        attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
        self.assertEqual(attributes["DisplayName"], "")
        stack = self.deploy("s", template({"Topic": changed}), "UPDATE")
        self.assertEqual(stack["StackStatus"], "UPDATE_COMPLETE")

    def test_replace_and_remove(self):
        self.deploy("s", template({"A": topic("a"), "B": topic("b")}))
        body = template({"A": topic("a2")})
        item = self.change_set("s", "next", body, "UPDATE")
        rows = {
            c["ResourceChange"]["LogicalResourceId"]: (
                c["ResourceChange"]["Action"],
                c["ResourceChange"].get("Replacement"),
            )
            for c in item["Changes"]
        }
        self.assertEqual(rows, {"A": ("Modify", "True"), "B": ("Remove", None)})
        self.cfn.execute_change_set(StackName="s", ChangeSetName="next")
        self.assertEqual(self.stack("s")["StackStatus"], "UPDATE_COMPLETE")
        topics = self.client("sns").list_topics()["Topics"]
        self.assertEqual(len(topics), 1)
        self.assertTrue(topics[0]["TopicArn"].endswith(":a2"))

    def test_previous_values_and_template(self):
        body = template(
            {"Topic": topic({"Ref": "Name"})},
            Parameters={"Name": {"Type": "String"}},
        )
        self.deploy("s", body, Parameters=[
            {"ParameterKey": "Name", "ParameterValue": "one"}])
        self.cfn.create_change_set(
            StackName="s", ChangeSetName="same", UsePreviousTemplate=True,
            Parameters=[{"ParameterKey": "Name", "UsePreviousValue": True}],
        )
        item = self.cfn.describe_change_set(
            StackName="s", ChangeSetName="same"
        )
        self.assertEqual(item["Status"], "FAILED")


class DeleteTest(EndpointTestCase):
    """Protection, retention and exports."""

    def test_termination_protection(self):
        self.cfn.create_stack(
            StackName="s", TemplateBody=template({"Topic": topic("one")}),
            EnableTerminationProtection=True,
        )
        self.assertTrue(self.stack("s")["EnableTerminationProtection"])
        with self.assertRaisesRegex(
            self.cfn.exceptions.ClientError, "TerminationProtection is enabled"
        ):
            self.cfn.delete_stack(StackName="s")
        self.cfn.update_termination_protection(
            StackName="s", EnableTerminationProtection=False
        )
        self.assertFalse(self.stack("s")["EnableTerminationProtection"])
        self.cfn.delete_stack(StackName="s")
        self.assertEqual(self.client("sns").list_topics()["Topics"], [])

    def test_retained_resource_stays(self):
        self.deploy("s", template({
            "Topic": topic("one", DeletionPolicy="Retain"),
        }))
        stack_id = self.stack("s")["StackId"]
        self.cfn.delete_stack(StackName="s")
        self.assertEqual(len(self.client("sns").list_topics()["Topics"]), 1)
        self.assertIn(
            "DELETE_SKIPPED",
            [e["ResourceStatus"] for e in self.events(stack_id)],
        )

    def test_exports_hold_their_stack(self):
        outputs = {"Arn": {
            "Value": {"Ref": "Topic"}, "Export": {"Name": "the-topic"},
        }}
        self.deploy("maker", template({"Topic": topic("one")}, Outputs=outputs))
        parameter = {
            "Type": "AWS::SSM::Parameter",
            "Properties": {
                "Name": "/arn", "Type": "String",
                "Value": {"Fn::ImportValue": "the-topic"},
            },
        }
        self.deploy("user", template({"Parameter": parameter}))
        imports = self.cfn.list_imports(ExportName="the-topic")["Imports"]
        self.assertEqual(imports, ["user"])
        self.cfn.delete_stack(StackName="maker")
        stack = self.stack("maker")
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertIn("in use by user", stack["StackStatusReason"])
        self.cfn.delete_stack(StackName="user")
        self.cfn.delete_stack(StackName="maker")
        self.assertEqual(self.cfn.list_exports()["Exports"], [])
        self.assertEqual(self.cfn.describe_stacks()["Stacks"], [])

    def test_abandoned_review_stack_can_be_deleted(self):
        self.change_set("s", "c", template({"Topic": topic("one")}))
        self.cfn.delete_stack(StackName="s")
        self.assertEqual(self.cfn.describe_stacks()["Stacks"], [])


if __name__ == "__main__":
    unittest.main()
