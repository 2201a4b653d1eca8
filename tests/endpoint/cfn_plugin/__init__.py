"""Our plug-in for moto: CloudFormation as AWS does it, where moto does not.

``install`` swaps in our backend, API and resource types from the outside,
before the server makes its first application. No file of moto is touched.
"""


def install():
    """Make this process's moto use the plug-in."""
    from moto import cloudformation
    from moto.cloudformation import models, parsing, responses, urls
    from moto.core.base_backend import BackendDict
    from moto.s3.responses import S3Response

    from . import (
        conditional_writes, databases, security_groups, state_machines, types,
    )
    from .api import EndpointResponse
    from .backend import EndpointBackend
    from .stack import EndpointStack

    backends = BackendDict(EndpointBackend, "cloudformation")
    for module in (cloudformation, models, responses):
        module.cloudformation_backends = backends
    models.Stack = EndpointStack
    urls.url_paths["{0}/$"] = EndpointResponse.dispatch
    # The URLs are looked up next to the backend's module.
    EndpointBackend.__module__ = models.__name__
    types.register_all()
    parsing.get_model_map()["AWS::CloudFormation::Stack"] = EndpointStack
    conditional_writes.make_atomic(S3Response)
    databases.install()
    security_groups.install()
    state_machines.install()
