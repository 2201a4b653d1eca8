"""SSM parameters: moto's model takes tags as a list, CloudFormation as a map."""

from moto.ssm.models import ssm_backends

from ..errors import ResourceFailure
from ..model import ManagedResource


class Parameter(ManagedResource):
    """AWS::SSM::Parameter."""

    TYPE = "AWS::SSM::Parameter"
    NAME = "Name"
    REPLACED_BY = frozenset(("Name",))

    @property
    def _backend(self):
        return ssm_backends[self.account_id][self.region_name]

    def create(self):
        if self._backend.get_parameter(self.name):
            raise ResourceFailure(f"{self.name} already exists")
        self._put(overwrite=False, tags=self.tag_list())

    def update(self, old):
        self._put(overwrite=True, tags=None)

    def _put(self, overwrite, tags):
        values = self.properties
        self._backend.put_parameter(
            name=self.name,
            description=values.get("Description"),
            value=values["Value"],
            parameter_type=values["Type"],
            allowed_pattern=values.get("AllowedPattern"),
            keyid=None,
            overwrite=overwrite,
            tags=tags,
            data_type=values.get("DataType", "text"),
            tier=values.get("Tier"),
            policies=values.get("Policies"),
        )

    def remove(self):
        self._backend.delete_parameter(self.name)

    def attributes(self):
        return {"Type": self.properties["Type"], "Value": self.properties["Value"]}


MODELS = (Parameter,)
