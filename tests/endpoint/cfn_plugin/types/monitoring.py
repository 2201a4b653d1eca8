"""CloudWatch alarms and log groups."""

from moto.cloudwatch.models import (
    Dimension, Metric, MetricDataQuery, MetricStat, cloudwatch_backends,
)
from moto.logs.models import logs_backends

from ..errors import ResourceFailure
from ..model import ManagedResource


def _dimensions(items):
    return [Dimension(item["Name"], item["Value"]) for item in items or []]


def _query(item):
    stat, metric_stat = item.get("MetricStat"), None
    if stat:
        metric = stat["Metric"]
        metric_stat = MetricStat(
            metric=Metric(
                metric.get("MetricName"),
                metric.get("Namespace"),
                _dimensions(metric.get("Dimensions")),
            ),
            period=stat["Period"],
            stat=stat["Stat"],
            unit=stat.get("Unit"),
        )
    return MetricDataQuery(
        query_id=item["Id"],
        label=item.get("Label"),
        period=item.get("Period"),
        return_data=item.get("ReturnData", True),
        expression=item.get("Expression"),
        metric_stat=metric_stat,
    )


class Alarm(ManagedResource):
    """AWS::CloudWatch::Alarm; moto ignores it, though it has the API."""

    TYPE = "AWS::CloudWatch::Alarm"
    NAME = "AlarmName"

    @property
    def _backend(self):
        return cloudwatch_backends[self.account_id][self.region_name]

    def create(self):
        if self.name in self._backend.alarms:
            raise ResourceFailure(f"{self.name} already exists")
        self._put()

    def _put(self):
        values = self.properties
        queries = [_query(item) for item in values.get("Metrics", [])]
        self._backend.put_metric_alarm(
            name=self.name,
            namespace=values.get("Namespace"),
            metric_name=values.get("MetricName"),
            metric_data_queries=queries or None,
            comparison_operator=values["ComparisonOperator"],
            evaluation_periods=values["EvaluationPeriods"],
            datapoints_to_alarm=values.get("DatapointsToAlarm"),
            period=values.get("Period"),
            threshold=values.get("Threshold"),
            statistic=values.get("Statistic"),
            extended_statistic=values.get("ExtendedStatistic"),
            description=values.get("AlarmDescription"),
            dimensions=values.get("Dimensions", []),
            alarm_actions=values.get("AlarmActions", []),
            ok_actions=values.get("OKActions", []),
            insufficient_data_actions=values.get("InsufficientDataActions", []),
            unit=values.get("Unit"),
            actions_enabled=values.get("ActionsEnabled", True),
            treat_missing_data=values.get("TreatMissingData"),
            evaluate_low_sample_count_percentile=values.get(
                "EvaluateLowSampleCountPercentile"
            ),
            threshold_metric_id=values.get("ThresholdMetricId"),
            tags=self.tag_list(),
        )

    def update(self, old):
        self._put()

    def remove(self):
        self._backend.delete_alarms([self.name])

    def attributes(self):
        return {"Arn": self._backend.alarms[self.name].alarm_arn}


class LogGroup(ManagedResource):
    """AWS::Logs::LogGroup; moto loses it once the stack was updated."""

    TYPE = "AWS::Logs::LogGroup"
    NAME = "LogGroupName"
    REPLACED_BY = frozenset(("LogGroupClass",))

    @property
    def _backend(self):
        return logs_backends[self.account_id][self.region_name]

    def create(self):
        self._backend.create_log_group(self.name, dict(self.tags))
        self.update({})

    def update(self, old):
        group = self._backend.groups[self.name]
        group.set_retention_policy(self.properties.get("RetentionInDays"))
        group.kms_key_id = self.properties.get("KmsKeyId")
        tagger = self._backend.tagger
        tagger.delete_all_tags_for_resource(group.arn)
        self._backend.tag_resource(group.arn, dict(self.tags))

    def remove(self):
        if self.name in self._backend.groups:
            self._backend.delete_log_group(self.name)

    def attributes(self):
        return {"Arn": f"{self._backend.groups[self.name].arn}:*"}


MODELS = (Alarm, LogGroup)
