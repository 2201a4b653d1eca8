"""Letter case and JSON text between CloudFormation and service APIs."""

import json


def lower_keys(value, keep=()):
    """``{"RoleArn": 1}`` to ``{"roleArn": 1}``, deep; ``keep`` is not entered."""
    if isinstance(value, list):
        return [lower_keys(item, keep) for item in value]
    if isinstance(value, dict):
        return {
            key[:1].lower() + key[1:]: (
                item if key in keep else lower_keys(item, keep)
            )
            for key, item in value.items()
        }
    return value


def as_json(document):
    """A policy as the text that service APIs store."""
    if document is None or isinstance(document, str):
        return document
    return json.dumps(document)
