"""Executions of state machines."""

import json
import time
import urllib.request

from support import EndpointTestCase

PATIENCE = 30


class StateMachineTest(EndpointTestCase):
    """The interpreter reads paths and names as Step Functions does."""

    def execute(self, name, states, times=1):
        request = urllib.request.Request(
            self.url + "/moto-api/config",
            data=b'{"stepfunctions": {"execute_state_machine": true}}',
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            answer.read()
        client = self.client("stepfunctions")
        machine = client.create_state_machine(
            name=name,
            definition=json.dumps({"StartAt": "a", "States": states}),
            roleArn="arn:aws:iam::123456789012:role/machine",
        )["stateMachineArn"]
        for number in range(times):
            execution = client.start_execution(
                stateMachineArn=machine, name=f"{name}-{number}", input="{}"
            )["executionArn"]
            deadline = time.monotonic() + PATIENCE
            while True:
                state = client.describe_execution(executionArn=execution)
                if state["status"] != "RUNNING":
                    break
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.1)
            self.assertEqual(state["status"], "SUCCEEDED")
        return json.loads(state["output"])

    def test_one_value_through_a_list(self):
        output = self.execute("paths", {
            "a": {
                "Type": "Pass",
                "Result": {"all": [{"is": "one"}, {"is": "two"}]},
                "Next": "b",
            },
            "b": {
                "Type": "Pass",
                "Parameters": {
                    "first.$": "$.all[0].is",
                    "each.$": "$.all[*].is",
                    "found.$": "$.all[?(@.is=='two')].is",
                    "none.$": "$.all[?(@.is=='three')].is",
                },
                "End": True,
            },
        })
        self.assertEqual(output, {
            "first": "one", "each": ["one", "two"], "found": ["two"],
            "none": [],
        })

    def test_names_of_the_sdk_integrations(self):
        self.client("rds").create_db_instance(
            DBInstanceIdentifier="named", DBInstanceClass="db.t3.micro",
            Engine="postgres", AllocatedStorage=20, MasterUsername="master",
            MasterUserPassword="not-a-secret",
        )
        output = self.execute("names", {"a": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:rds:describeDBInstances",
            "Parameters": {"DbInstanceIdentifier": "named"},
            "ResultSelector": {"is.$": "$.DbInstances[0].DbInstanceStatus"},
            "End": True,
        }})
        self.assertEqual(output, {"is": "available"})

    def test_a_machine_runs_again(self):
        self.execute("again", {"a": {"Type": "Succeed"}}, times=3)

    def test_the_time_of_a_state(self):
        def goes(rule):
            return {
                "Type": "Choice", "Default": "no",
                "Choices": [{
                    "Variable": "$$.State.EnteredTime",
                    rule: "2100-01-01T00:00:00.5+01:00",
                    "Next": "yes",
                }],
            }

        ends = {
            "yes": {"Type": "Pass", "Result": True, "End": True},
            "no": {"Type": "Pass", "Result": False, "End": True},
        }
        self.assertTrue(
            self.execute("before", {"a": goes("TimestampLessThan"), **ends})
        )
        self.assertFalse(
            self.execute("after", {"a": goes("TimestampGreaterThan"), **ends})
        )
