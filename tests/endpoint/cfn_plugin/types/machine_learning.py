"""SageMaker's model registry: moto can make a group, not delete one."""

from moto.sagemaker.models import sagemaker_backends

from ..errors import ResourceFailure
from ..model import ManagedResource


class ModelPackageGroup(ManagedResource):
    """AWS::SageMaker::ModelPackageGroup."""

    TYPE = "AWS::SageMaker::ModelPackageGroup"
    NAME = "ModelPackageGroupName"
    REPLACED_BY = frozenset(("ModelPackageGroupDescription",))

    @property
    def _backend(self):
        return sagemaker_backends[self.account_id][self.region_name]

    @property
    def _group(self):
        return self._backend.model_package_groups[self.name]

    def create(self):
        if self.name in self._backend.model_package_groups:
            raise ResourceFailure(
                f"Model Package Group already exists: {self._group.arn}"
            )
        self.physical_resource_id = self._backend.create_model_package_group(
            self.name,
            self.properties.get("ModelPackageGroupDescription", ""),
            self.tag_list(),
        )

    def update(self, old):
        self._group.tags = self.tag_list()

    def remove(self):
        packages = getattr(self._backend, "model_packages", {}).values()
        if any(p.model_package_group_name == self.name for p in packages):
            raise ResourceFailure(
                "Cannot delete Model Package Group, because it contains one or"
                " more Model Packages"
            )
        self._backend.model_package_groups.pop(self.name, None)

    def attributes(self):
        group = self._group
        return {
            "ModelPackageGroupArn": group.arn,
            "ModelPackageGroupStatus": group.model_package_group_status,
            "CreationTime": group.creation_time.isoformat() + "Z",
        }


MODELS = (ModelPackageGroup,)
