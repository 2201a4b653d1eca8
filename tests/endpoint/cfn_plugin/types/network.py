"""VPC endpoints: moto leaves them behind and ignores updates."""

from moto.ec2.models import ec2_backends

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import as_json

DNS_CONFLICT = (
    "private-dns-enabled cannot be set because there is already a conflicting"
    " DNS domain for {service} in the VPC {vpc}"
)


class VpcEndpoint(ManagedResource):
    """AWS::EC2::VPCEndpoint, gateway and interface."""

    TYPE = "AWS::EC2::VPCEndpoint"
    REPLACED_BY = frozenset(("ServiceName", "VpcId", "VpcEndpointType"))

    @property
    def _backend(self):
        return ec2_backends[self.account_id][self.region_name]

    @property
    def _endpoint(self):
        return self._backend.vpc_end_points[self.physical_resource_id]

    def create(self):
        values = self.properties
        self._check_private_dns()
        endpoint = self._backend.create_vpc_endpoint(
            vpc_id=values["VpcId"],
            service_name=values["ServiceName"],
            endpoint_type=values.get("VpcEndpointType", "Gateway"),
            policy_document=as_json(values.get("PolicyDocument")),
            route_table_ids=list(values.get("RouteTableIds", [])),
            subnet_ids=list(values.get("SubnetIds", [])),
            security_group_ids=list(values.get("SecurityGroupIds", [])),
            tags=dict(self.tags),
            private_dns_enabled=values.get("PrivateDnsEnabled", False),
        )
        self.physical_resource_id = endpoint.id

    def _check_private_dns(self):
        """One private DNS name per service and VPC, as AWS insists."""
        values = self.properties
        if not values.get("PrivateDnsEnabled"):
            return
        for other in self._backend.vpc_end_points.values():
            if (
                other.id != self.physical_resource_id
                and other.vpc_id == values["VpcId"]
                and other.service_name == values["ServiceName"]
                and other.private_dns_enabled
                and other.state != "deleted"
            ):
                service = values["ServiceName"].split(".")[3:]
                domain = [*service, self.region_name, "amazonaws.com"]
                raise ResourceFailure(
                    DNS_CONFLICT.format(
                        service=".".join(domain), vpc=values["VpcId"]
                    )
                )

    def update(self, old):
        self._check_private_dns()
        arguments = {}
        for name, key in (
            ("SubnetIds", "subnets"),
            ("RouteTableIds", "route_tables"),
            ("SecurityGroupIds", "security_groups"),
        ):
            before, after = (
                set(values.get(name, [])) for values in (old, self.properties)
            )
            arguments[f"add_{key}"] = sorted(after - before)
            arguments[f"remove_{key}"] = sorted(before - after)
        self._endpoint.modify(
            policy_doc=as_json(self.properties.get("PolicyDocument")),
            **arguments,
        )
        self._endpoint.private_dns_enabled = self.properties.get(
            "PrivateDnsEnabled", False
        )

    def remove(self):
        backend = self._backend
        endpoint = backend.vpc_end_points.get(self.physical_resource_id)
        if endpoint is None:
            return
        if not endpoint.destination_prefix_list_id:
            endpoint.route_table_ids = []
        backend.delete_vpc_endpoints([endpoint.id])
        del backend.vpc_end_points[endpoint.id]

    def attributes(self):
        endpoint = self._endpoint
        return {
            "Id": endpoint.id,
            "CreationTimestamp": endpoint.creation_timestamp.isoformat() + "Z",
            "DnsEntries": [
                f"{item.get('hosted_zone_id', '')}:{item.get('dns_name', '')}"
                for item in endpoint.dns_entries or []
            ],
            "NetworkInterfaceIds": list(endpoint.network_interface_ids),
        }


MODELS = (VpcEndpoint,)
