"""CloudFormation's own placeholder."""

from ..model import ManagedResource


class WaitConditionHandle(ManagedResource):
    """Known so that a stack may hold one; it waits for nothing."""

    TYPE = "AWS::CloudFormation::WaitConditionHandle"

    def create(self):
        self.physical_resource_id = (
            f"https://cloudformation-waitcondition-{self.region_name}"
            f".s3.{self.region_name}.amazonaws.com/{self.name}"
        )

    def update(self, old):
        pass

    def remove(self):
        pass


MODELS = (WaitConditionHandle,)
