"""Reads a JSON list of `aws` command lines from stdin and prints, as a JSON list, what the AWS CLI's own parser and botocore's models say of each: null where
there is nothing wrong. Nothing is sent: the call that would send is replaced."""

import contextlib
import io
import json
import re
import sys

import awscli.clidriver
import awscli.customizations.s3.subcommands as s3
import awscli.customizations.waiters as waiters
from botocore.validate import ParamValidator

# Options that only version 2 of the CLI has; version 1 does by itself what they ask for.
ONLY_IN_VERSION_2 = {"--cli-binary-format": 2}
# What the runbook leaves open, where the CLI wants a number, a time or an ARN.
OUTPUT = re.compile(r"^\{[a-z0-9-]+\.[A-Za-z]+\}$")
ARN = "arn:aws:dynamodb:us-west-2:123456789012:table/orders/backup/01600000000000-0123abcd"
PLACEHOLDERS = {
    "<backup-arn>": ARN,
    "<start>": "2026-03-01T22:00:00Z",
    "<end>": "2026-03-01T22:10:00Z",
}

# What an earlier command wrote.
CAPTURED = re.compile(r"^file://[a-z0-9-]+\.captured\.json$")
BATCH = '{"Changes": [{"Action": "UPSERT", "ResourceRecordSet": {"Name": "example.com", "Type": "A"}}]}'


class Checked(BaseException):
    """Everything is right; passes the CLI's own handlers by."""


def check(self, service_name, operation_name, parameters, parsed_globals):
    shape = self._session.get_service_model(service_name).operation_model(operation_name).input_shape
    if shape is not None:
        parameters = {name: value for name, value in parameters.items() if name != "PaginationConfig"}  # the CLI's own --max-items
        report = ParamValidator().validate(parameters, shape)
        if report.has_errors():
            raise ValueError(report.generate_report())
    raise Checked()


def checked(*_, **__):
    raise Checked()


def words(command):
    command = [BATCH if CAPTURED.match(word) else PLACEHOLDERS.get(word, (ARN if word.endswith("Arn}") else "1") if OUTPUT.match(word) else word) for word in command[1:]]
    if awscli.__version__.startswith("1."):
        for option, length in ONLY_IN_VERSION_2.items():
            if option in command:
                at = command.index(option)
                del command[at : at + length]
    return command


def fault(command):
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            awscli.clidriver.create_clidriver().main(words(command))
    except Checked:
        return None
    except SystemExit:
        pass
    return " ".join(said.getvalue().split()[-30:]) or "the parser ended without a call"


awscli.clidriver.CLIOperationCaller.invoke = check
s3.S3TransferCommand._run_main = checked
waiters.WaiterCaller.invoke = checked

json.dump([fault(command) for command in json.load(sys.stdin)], sys.stdout)
