"""Security groups: a rule from a group is found without its description.

In AWS a description tells nothing about which rule is meant. moto finds a rule
from a CIDR block so, but compares one from a group with all it was given.
"""


def install():
    """Make EC2 of this process's moto do so."""
    from moto.ec2.models.security_groups import SecurityGroupBackend

    revoke = SecurityGroupBackend.revoke_security_group_ingress

    def revoke_security_group_ingress(
        self, group_name_or_id, ip_protocol, from_port, to_port, *,
        source_groups=None, vpc_id=None, **named,
    ):
        group = self.get_security_group_by_name_or_id(group_name_or_id, vpc_id)
        described = {
            rule.source_group["GroupId"]: rule.source_group["Description"]
            for rule in (group.ingress_rules if group else [])
            if rule.source_group
            and "Description" in rule.source_group
            and str(rule.from_port) == str(from_port)
            and str(rule.to_port) == str(to_port)
        }
        for source in source_groups or []:
            if source.get("GroupId") in described:
                source["Description"] = described[source["GroupId"]]
        return revoke(
            self, group_name_or_id, ip_protocol, from_port, to_port,
            source_groups=source_groups, vpc_id=vpc_id, **named,
        )

    SecurityGroupBackend.revoke_security_group_ingress = (
        revoke_security_group_ingress
    )
