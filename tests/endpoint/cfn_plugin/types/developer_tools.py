"""CodeCommit, CodeBuild and CodePipeline: moto has the services only."""

import json

from moto.codebuild.models import codebuild_backends
from moto.codecommit.models import codecommit_backends
from moto.codepipeline.models import CodePipeline, codepipeline_backends
from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from ..errors import ResourceFailure
from ..model import ManagedResource
from .naming import lower_keys


class Repository(ManagedResource):
    """AWS::CodeCommit::Repository."""

    TYPE = "AWS::CodeCommit::Repository"
    NAME = "RepositoryName"

    @property
    def _backend(self):
        return codecommit_backends[self.account_id][self.region_name]

    @property
    def _metadata(self):
        return self._backend.get_repository(self.name)

    def create(self):
        self._backend.create_repository(self.name, "")
        self._configure()
        self.physical_resource_id = self._metadata["repositoryId"]

    def _configure(self):
        text = self.properties.get("RepositoryDescription", "")
        self._metadata["repositoryDescription"] = text
        if "KmsKeyId" in self.properties:
            self._metadata["kmsKeyId"] = self.properties["KmsKeyId"]

    def update(self, old):
        name = self.properties.get("RepositoryName", self.name)
        if name != self.name:
            self._rename(name)
        self._configure()

    def _rename(self, name):
        repositories = self._backend.repositories
        if name in repositories:
            raise ResourceFailure(f"Repository {name} already exists.")
        repositories[name] = repositories.pop(self.name)
        metadata = repositories[name].repository_metadata
        for key in ("repositoryName", "cloneUrlSsh", "cloneUrlHttp", "Arn"):
            head = metadata[key][: -len(self.name)]
            metadata[key] = f"{head}{name}"
        self.name = name

    def needs_replacement(self, properties):
        return False

    def remove(self):
        self._backend.delete_repository(self.name)

    def attributes(self):
        metadata = self._metadata
        return {
            "Arn": metadata["Arn"],
            "CloneUrlHttp": metadata["cloneUrlHttp"],
            "CloneUrlSsh": metadata["cloneUrlSsh"],
            "Name": self.name,
            "RepositoryId": metadata["repositoryId"],
        }


class Project(ManagedResource):
    """AWS::CodeBuild::Project."""

    TYPE = "AWS::CodeBuild::Project"
    NAME = "Name"

    @property
    def _backend(self):
        return codebuild_backends[self.account_id][self.region_name]

    def create(self):
        if self.name in self._backend.codebuild_projects:
            raise ResourceFailure(
                f"Project already exists: {self._arn(self.name)}"
            )
        self._put()

    def _arn(self, name):
        return (
            f"arn:{get_partition(self.region_name)}:codebuild:"
            f"{self.region_name}:{self.account_id}:project/{name}"
        )

    def _put(self):
        values = lower_keys(self.properties)
        source = values["source"]
        if "buildSpec" in source:
            source["buildspec"] = source.pop("buildSpec")
        metadata = self._backend.create_project(
            project_name=self.name,
            description=values.get("description"),
            project_source=source,
            artifacts=values["artifacts"],
            environment=values["environment"],
            service_role=values["serviceRole"],
            tags=self.tag_list("key", "value"),
            cache=values.get("cache"),
            timeout=values.get("timeoutInMinutes", 60),
            queued_timeout=values.get("queuedTimeoutInMinutes", 480),
            source_version=values.get("sourceVersion"),
            logs_config=values.get("logsConfig"),
            vpc_config=values.get("vpcConfig"),
        )
        for key in ("encryptionKey", "concurrentBuildLimit"):
            if key in values:
                metadata[key] = values[key]

    def update(self, old):
        history = self._backend.build_history.get(self.name, [])
        self._put()
        self._backend.build_history[self.name] = history

    def remove(self):
        self._backend.delete_project(self.name)

    def attributes(self):
        return {"Arn": self._arn(self.name), "Id": self.name}


class Pipeline(ManagedResource):
    """AWS::CodePipeline::Pipeline."""

    TYPE = "AWS::CodePipeline::Pipeline"
    NAME = "Name"

    @property
    def _backend(self):
        return codepipeline_backends[self.account_id][self.region_name]

    def _pipeline(self):
        values = lower_keys(self.properties, keep=("Configuration",))
        wanted = (
            "roleArn", "artifactStore", "stages", "pipelineType",
            "executionMode", "variables", "triggers",
        )
        pipeline = {key: values[key] for key in wanted if key in values}
        if "artifactStores" in values:
            pipeline["artifactStores"] = {
                item["region"]: item["artifactStore"]
                for item in values["artifactStores"]
            }
        for stage in pipeline["stages"]:
            for action in stage["actions"]:
                settings = action.get("configuration") or {}
                action["configuration"] = {
                    key: item if isinstance(item, str) else json.dumps(item)
                    for key, item in settings.items()
                }
        return {"name": self.name, **pipeline}

    def _check(self):
        if len(self.properties.get("Stages", [])) < 2:
            raise ResourceFailure(
                "Pipeline has only 1 stage(s). There should be a minimum of 2"
                " stages in a pipeline"
            )
        arn = self.properties["RoleArn"]
        partition = get_partition(self.region_name)
        try:
            role = iam_backends[self.account_id][partition].get_role_by_arn(arn)
            statements = json.loads(role.assume_role_policy_document)[
                "Statement"
            ]
        except NotFoundException:
            statements = []
        if isinstance(statements, dict):
            statements = [statements]
        # moto itself knows a single service here, never a list of them.
        if "codepipeline.amazonaws.com" not in json.dumps(
            [item.get("Principal") for item in statements]
        ):
            raise ResourceFailure(
                "CodePipeline is not authorized to perform AssumeRole on role"
                f" {arn}"
            )

    def create(self):
        if self.name in self._backend.pipelines:
            raise ResourceFailure(
                f"A pipeline with the name '{self.name}' already exists in"
                f" account '{self.account_id}'"
            )
        self._check()
        pipeline = CodePipeline(
            self.account_id, self.region_name, self._pipeline()
        )
        pipeline.tags = dict(self.tags)
        self._backend.pipelines[self.name] = pipeline

    def update(self, old):
        self._check()
        self._backend.update_pipeline(self._pipeline())
        self._backend.pipelines[self.name].tags = dict(self.tags)

    def remove(self):
        self._backend.delete_pipeline(self.name)

    def attributes(self):
        pipeline, _ = self._backend.get_pipeline(self.name)
        return {"Version": str(pipeline["version"])}


MODELS = (Repository, Project, Pipeline)
