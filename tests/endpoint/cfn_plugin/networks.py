"""The networks that the samples name, as their owner would have left them.

The samples refer to VPCs of another team by id or SSM path. AWS lets nobody
choose an id, so these are made inside the server before it answers.
"""

import contextlib
import ipaddress
import json
import pathlib

ACCOUNT = "123456789012"
FILE = pathlib.Path(__file__).resolve().parent.parent / "networks.json"


def make_all():
    """Make the networks of networks.json."""
    for network in json.loads(FILE.read_text(encoding="utf-8")):
        _make(network)


def _make(network):
    from moto.ec2.models import (
        ec2_backends, route_tables, security_groups, subnets, vpcs,
    )
    from moto.ssm.models import ssm_backends

    backend = ec2_backends[ACCOUNT][network["region"]]
    with _next_id(vpcs, "random_vpc_id", network["vpc"]):
        vpc = backend.create_vpc(network["cidr"])
    blocks = ipaddress.ip_network(network["cidr"]).subnets(new_prefix=24)
    for zone, subnet in zip("abcdef", network["subnets"]):
        with _next_id(subnets, "random_subnet_id", subnet):
            backend.create_subnet(
                vpc.id, str(next(blocks)),
                availability_zone=network["region"] + zone,
            )
    for table in network["route_tables"]:
        with _next_id(route_tables, "random_route_table_id", table):
            backend.create_route_table(vpc.id)
    if "security_group" in network:
        name = "random_security_group_id"
        with _next_id(security_groups, name, network["security_group"]):
            backend.create_security_group("workloads", "Workloads", vpc.id)
    for path, value in network["parameters"].items():
        kind = "StringList" if "," in value else "String"
        ssm_backends[ACCOUNT][network["region"]].put_parameter(
            path, None, value, kind, None, None, False, None, "text",
            tier=None, policies=None,
        )


@contextlib.contextmanager
def _next_id(module, maker, value):
    """Have moto take an id of ours for what is made inside the block."""
    random = getattr(module, maker)
    setattr(module, maker, lambda *_, **__: value)
    try:
        yield
    finally:
        setattr(module, maker, random)
