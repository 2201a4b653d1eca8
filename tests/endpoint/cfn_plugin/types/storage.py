"""S3: buckets with the settings moto's model drops, and bucket policies."""

import json

from moto.s3.cloud_formation import cfn_to_api_encryption
from moto.s3.models import s3_backends
from moto.utilities.utils import get_partition

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import as_json


class _S3Resource(ManagedResource):
    @property
    def _backend(self):
        return s3_backends[self.account_id][get_partition(self.region_name)]


class Bucket(_S3Resource):
    """AWS::S3::Bucket: versions, public access, lifecycle, encryption, tags."""

    TYPE = "AWS::S3::Bucket"
    NAME = "BucketName"

    @property
    def _bucket(self):
        return self._backend.get_bucket(self.name)

    def create(self):
        self._backend.create_bucket(self.name, self.region_name)
        try:
            self.update({})
        except Exception:
            self.remove()
            raise

    def update(self, old):
        values, bucket = self.properties, self._bucket
        versioning = values.get("VersioningConfiguration")
        if versioning or "VersioningConfiguration" in old:
            bucket.versioning_status = (versioning or {}).get(
                "Status", "Suspended"
            )
        encryption = values.get("BucketEncryption")
        bucket.encryption = (
            cfn_to_api_encryption(encryption) if encryption else None
        )
        block = values.get("PublicAccessBlockConfiguration")
        if block:
            self._backend.put_public_access_block(self.name, block)
        else:
            bucket.public_access_block = None
        rules = values.get("LifecycleConfiguration", {}).get("Rules", [])
        bucket.set_lifecycle([_lifecycle_rule(rule) for rule in rules])
        self._backend.put_bucket_tagging(self.name, dict(self.tags))

    def remove(self):
        if self.name not in self._backend.buckets:
            return
        if self._backend.delete_bucket(self.name) is None:
            raise ResourceFailure(
                "The bucket you tried to delete is not empty. You must delete"
                " all versions in the bucket."
            )

    def attributes(self):
        bucket = self._bucket
        return {
            "Arn": bucket.arn,
            "DomainName": bucket.domain_name,
            "DualStackDomainName": bucket.dual_stack_domain_name,
            "RegionalDomainName": bucket.regional_domain_name,
            "WebsiteURL": bucket.website_url,
        }


def _lifecycle_rule(rule):
    """CloudFormation's flat rule in the words of the S3 API."""
    result = {"ID": rule.get("Id"), "Status": rule["Status"]}
    tags = rule.get("TagFilters", [])
    prefix = rule.get("Prefix", "")
    if tags:
        result["Filter"] = {"And": {"Prefix": prefix, "Tag": tags}}
    else:
        result["Filter"] = {"Prefix": prefix}
    expiration = {
        key: rule[name]
        for name, key in (
            ("ExpirationInDays", "Days"), ("ExpirationDate", "Date"),
            ("ExpiredObjectDeleteMarker", "ExpiredObjectDeleteMarker"),
        )
        if name in rule
    }
    if expiration:
        result["Expiration"] = expiration
    result["Transition"] = [
        {
            "StorageClass": item["StorageClass"],
            "Days": item.get("TransitionInDays"),
            "Date": item.get("TransitionDate"),
        }
        for item in rule.get("Transitions", [])
    ]
    old_versions = rule.get("NoncurrentVersionExpiration")
    if old_versions or "NoncurrentVersionExpirationInDays" in rule:
        result["NoncurrentVersionExpiration"] = old_versions or {
            "NoncurrentDays": rule["NoncurrentVersionExpirationInDays"]
        }
    result["NoncurrentVersionTransition"] = [
        {
            "StorageClass": item["StorageClass"],
            "NoncurrentDays": item.get(
                "TransitionInDays", item.get("NoncurrentDays")
            ),
        }
        for item in rule.get("NoncurrentVersionTransitions", [])
    ]
    if "AbortIncompleteMultipartUpload" in rule:
        result["AbortIncompleteMultipartUpload"] = rule[
            "AbortIncompleteMultipartUpload"
        ]
    return result


class _PolicyText(bytes):
    """A policy that reads whole, and is enforced without its conditions.

    moto enforces statements for everyone and skips their conditions, so that
    the usual "deny without TLS" would lock everybody out.
    """

    def decode(self, *_):
        policy = json.loads(bytes(self))
        statements = policy.get("Statement", [])
        if isinstance(statements, dict):
            statements = [statements]
        policy["Statement"] = [s for s in statements if "Condition" not in s]
        return json.dumps(policy)


class BucketPolicy(_S3Resource):
    """AWS::S3::BucketPolicy."""

    TYPE = "AWS::S3::BucketPolicy"
    NAME = "Bucket"

    def create(self):
        if self._backend.get_bucket(self.name).policy:
            raise ResourceFailure(
                f"The bucket policy already exists on bucket {self.name}."
            )
        self.update({})

    def update(self, old):
        document = as_json(self.properties["PolicyDocument"])
        self._backend.put_bucket_policy(
            self.name, _PolicyText(document.encode("utf-8"))
        )

    def remove(self):
        if self.name in self._backend.buckets:
            self._backend.delete_bucket_policy(self.name)


MODELS = (Bucket, BucketPolicy)
