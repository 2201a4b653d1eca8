"""SNS: topics that keep their subscriptions, subscriptions, policies."""

import json

from moto.sns.models import sns_backends
from moto.utilities.utils import get_partition

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import as_json


class _SnsResource(ManagedResource):
    @property
    def _backend(self):
        return sns_backends[self.account_id][self.region_name]


class Topic(_SnsResource):
    """AWS::SNS::Topic; moto's update makes a new topic, without subscribers."""

    TYPE = "AWS::SNS::Topic"
    NAME = "TopicName"
    REPLACED_BY = frozenset(("FifoTopic",))
    SETTINGS = {
        "DisplayName": "display_name",
        "KmsMasterKeyId": "kms_master_key_id",
        "FifoTopic": "fifo_topic",
        "ContentBasedDeduplication": "content_based_deduplication",
    }

    def create(self):
        arn = (
            f"arn:{get_partition(self.region_name)}:sns:{self.region_name}:"
            f"{self.account_id}:{self.name}"
        )
        if arn in self._backend.topics:
            raise ResourceFailure(f"{self.name} already exists")
        settings = {
            key: self.properties[key]
            for key in self.SETTINGS
            if key in self.properties
        }
        topic = self._backend.create_topic(self.name, settings, dict(self.tags))
        self.physical_resource_id = topic.arn
        self._subscribe({})

    def _subscribe(self, old):
        known = old.get("Subscription", [])
        for item in self.properties.get("Subscription", []):
            if item not in known:
                self._backend.subscribe(
                    self.physical_resource_id, item["Endpoint"], item["Protocol"]
                )

    def update(self, old):
        topic = self._backend.get_topic(self.physical_resource_id)
        for key, name in self.SETTINGS.items():
            if key in self.properties or key in old:
                setattr(topic, name, self.properties.get(key, ""))
        topic._tags = dict(self.tags)
        self._subscribe(old)

    def remove(self):
        if self.physical_resource_id in self._backend.topics:
            self._backend.delete_topic(self.physical_resource_id)

    def attributes(self):
        return {
            "TopicArn": self.physical_resource_id, "TopicName": self.name,
        }


class Subscription(_SnsResource):
    """AWS::SNS::Subscription; mail stays unconfirmed, as nobody clicks."""

    TYPE = "AWS::SNS::Subscription"
    REPLACED_BY = frozenset(("TopicArn", "Protocol", "Endpoint"))
    SETTINGS = (
        "FilterPolicyScope", "FilterPolicy", "RawMessageDelivery",
        "DeliveryPolicy", "RedrivePolicy", "SubscriptionRoleArn",
    )

    def create(self):
        values = self.properties
        subscription = self._backend.subscribe(
            values["TopicArn"], values.get("Endpoint", ""), values["Protocol"]
        )
        self.physical_resource_id = subscription.arn
        if values["Protocol"].startswith("email"):
            subscription.attributes["PendingConfirmation"] = True
            subscription.attributes["ConfirmationWasAuthenticated"] = False
        self.update({})

    def update(self, old):
        for name in self.SETTINGS:
            if name in self.properties or name in old:
                value = self.properties.get(name)
                if isinstance(value, dict):
                    value = as_json(value)
                self._backend.set_subscription_attributes(
                    self.physical_resource_id, name, value
                )

    def remove(self):
        self._backend.unsubscribe(self.physical_resource_id)

    def attributes(self):
        return {"Arn": self.physical_resource_id}


class TopicPolicy(_SnsResource):
    """AWS::SNS::TopicPolicy; deleting brings the default policy back."""

    TYPE = "AWS::SNS::TopicPolicy"

    def create(self):
        self.update({})

    def update(self, old):
        for arn in set(old.get("Topics", [])) - set(self.properties["Topics"]):
            self._reset(arn)
        document = as_json(self.properties["PolicyDocument"])
        for arn in self.properties["Topics"]:
            self._backend.get_topic(arn)._policy_json = json.loads(document)

    def _reset(self, arn):
        topic = self._backend.topics.get(arn)
        if topic:
            topic._policy_json = topic._create_default_topic_policy(
                self.region_name, self.account_id, topic.name
            )

    def remove(self):
        for arn in self.properties["Topics"]:
            self._reset(arn)

    def attributes(self):
        return {"Id": self.physical_resource_id}


MODELS = (Topic, Subscription, TopicPolicy)
