"""Route 53 records: one of several of a name is told by its set identifier."""

from moto.route53.models import route53_backends
from moto.utilities.utils import get_partition

from ..errors import ResourceFailure
from ..model import ManagedResource

# Properties that say where a record is, or that the API does not know.
_PLACE = ("HostedZoneId", "HostedZoneName", "Comment")


class RecordSet(ManagedResource):
    """AWS::Route53::RecordSet."""

    TYPE = "AWS::Route53::RecordSet"
    NAME = "Name"
    REPLACED_BY = frozenset(
        ("HostedZoneId", "HostedZoneName", "SetIdentifier", "Type")
    )

    @property
    def _backend(self):
        return route53_backends[self.account_id][
            get_partition(self.region_name)
        ]

    @property
    def _zone(self):
        name = self.properties.get("HostedZoneName")
        if name:
            return self._backend.get_hosted_zone_by_name(name)
        return self._backend.get_hosted_zone(self.properties["HostedZoneId"])

    def _is_own(self, record):
        return (
            record.name.rstrip(".") == self.name.rstrip(".")
            and record.type == self.properties["Type"]
            and record.set_identifier == self.properties.get("SetIdentifier")
        )

    def create(self):
        if any(self._is_own(record) for record in self._zone.rrsets):
            raise ResourceFailure(
                f"Tried to create resource record set [name='{self.name}',"
                f" type='{self.properties['Type']}'] but it already exists"
            )
        self._change("CREATE")

    def update(self, old):
        self._change("UPSERT")

    def remove(self):
        zone = self._zone
        zone.rrsets = [r for r in zone.rrsets if not self._is_own(r)]

    def _change(self, action):
        record = {
            key: value
            for key, value in self.properties.items()
            if key not in _PLACE
        }
        if "ResourceRecords" in record:
            record["ResourceRecords"] = [
                {"Value": value} for value in record["ResourceRecords"]
            ]
        self._backend.change_resource_record_sets(
            self._zone.id, [{"Action": action, "ResourceRecordSet": record}]
        )


MODELS = (RecordSet,)
