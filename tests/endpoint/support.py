"""What the endpoint's tests share: a server of their own, clients, a VPC."""

import os
import pathlib
import signal
import subprocess
import sys
import unittest
import urllib.request
import uuid

try:
    import boto3
    import botocore.config
except ImportError:  # the tests say so and skip
    boto3 = None

HERE = pathlib.Path(__file__).resolve().parent
REGION = "us-west-2"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1",
}


def start_server(*options):
    """Start on a free port; returns the process and its URL."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "start"), "0", *options],
        stdout=subprocess.PIPE, text=True,
    )
    line = process.stdout.readline()
    if not line.startswith("listening on "):
        process.wait()
        raise RuntimeError(f"the endpoint did not start: {line!r}")
    return process, line.split()[-1]


def stop_server(process):
    """Stop this very process and return its exit code."""
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(10)
    finally:
        process.stdout.close()


class EndpointTestCase(unittest.TestCase):
    """A server per class and a clean slate per test."""

    @classmethod
    def setUpClass(cls):
        if boto3 is None:
            if os.environ.get("CI") == "true":
                raise RuntimeError("boto3 is missing")
            raise unittest.SkipTest("boto3 is missing")
        cls.process, cls.url = start_server()
        cls.addClassCleanup(stop_server, cls.process)
        os.environ.update(ENVIRONMENT)

    def setUp(self):
        request = urllib.request.Request(
            f"{self.url}/moto-api/reset", method="POST"
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(request).close()
        self.cfn = self.client("cloudformation")

    def client(self, service):
        """A boto3 client of this server."""
        return boto3.client(
            service,
            region_name=REGION,
            endpoint_url=self.url,
            config=botocore.config.Config(retries={"max_attempts": 0}),
        )

    def make_network(self):
        """A VPC with two subnets, published in SSM; returns route table."""
        ec2, ssm = self.client("ec2"), self.client("ssm")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnets = [
            ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{i}.0/24")["Subnet"][
                "SubnetId"
            ]
            for i in range(2)
        ]
        for name, value in (
            ("VpcId", vpc), ("SubnetIds", ",".join(subnets)),
        ):
            ssm.put_parameter(
                Name=f"/vpc/test/{name}", Value=value, Type="String"
            )
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        return vpc, subnets, table

    def change_set(self, stack, name, body, kind="CREATE", **options):
        """Make a change set and describe it."""
        self.cfn.create_change_set(
            StackName=stack, ChangeSetName=name, ChangeSetType=kind,
            TemplateBody=body,
            Capabilities=["CAPABILITY_NAMED_IAM"], **options,
        )
        return self.cfn.describe_change_set(StackName=stack, ChangeSetName=name)

    def deploy(self, stack, body, kind="CREATE", **options):
        """By change set, executed; returns the stack."""
        name = f"it-{uuid.uuid4().hex[:8]}"
        self.change_set(stack, name, body, kind, **options)
        self.cfn.execute_change_set(StackName=stack, ChangeSetName=name)
        return self.stack(stack)

    def stack(self, name):
        """One stack, as DescribeStacks shows it."""
        return self.cfn.describe_stacks(StackName=name)["Stacks"][0]

    def events(self, name):
        """All events, oldest first."""
        pages = self.cfn.get_paginator("describe_stack_events").paginate(
            StackName=name
        )
        return [e for page in pages for e in page["StackEvents"]][::-1]

    def reasons(self, name):
        """``{logical id: reason}`` of the failed resources."""
        return {
            e["LogicalResourceId"]: e.get("ResourceStatusReason", "")
            for e in self.events(name)
            if e["ResourceStatus"].endswith("_FAILED")
        }
