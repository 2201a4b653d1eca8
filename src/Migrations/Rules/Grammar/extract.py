"""Writes aws-cli.txt.gz: what options the commands of the AWS CLI take. Run with the Python that `aws` (version 1) is installed for.

A line is a command: the words up to its options, a tab, and the options without their two hyphens, separated by spaces.
An option that takes no value ends in `!`; one that must be given starts with `*`. The first line holds the options that every command takes.
"""

import gzip
import os
import sys

import awscli.clidriver

SERVICES = """acm autoscaling cloudformation cloudfront cloudwatch cognito-idp dynamodb ec2 ecr ecs efs eks elasticache elb elbv2 events
iam kms lambda logs rds route53 s3 s3api secretsmanager sns sqs ssm stepfunctions sts""".split()


def option(name, argument):
    positional = getattr(argument, "positional_arg", False)
    if positional:
        return None
    switch = getattr(argument, "cli_type_name", "") == "boolean" or getattr(argument, "_action", None) in ("store_true", "store_false")
    return ("*" if argument.required else "") + name + ("!" if switch else "")


def options(table):
    return " ".join(sorted(filter(None, (option(name, argument) for name, argument in table.items())), key=lambda text: text.strip("*!")))


def commands(words, command, lines):
    table = getattr(command, "subcommand_table", None) or {}
    if not table and hasattr(command, "_get_command_table"):
        table = command._get_command_table()
    if table:
        for name, inner in table.items():
            if name != "help":
                commands([*words, name], inner, lines)
        return
    arguments = command.arg_table
    takes_words = any(getattr(argument, "positional_arg", False) for argument in arguments.values())
    lines.append(" ".join(words) + ("\t+ " if takes_words else "\t") + options(arguments))


def main():
    driver = awscli.clidriver.create_clidriver()
    table = driver._get_command_table()
    lines = ["\t" + options(driver._get_argument_table())]
    for service in SERVICES:
        commands([service], table[service], lines)
    text = "\n".join(lines[:1] + sorted(lines[1:])) + "\n"
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "aws-cli.txt.gz"), "wb") as file:
        file.write(gzip.compress(text.encode(), 9, mtime=0))
    print(len(lines), "commands", file=sys.stderr)


main()
