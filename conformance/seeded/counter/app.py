"""A plugin of API version 2 that counts what it is asked, granted or not."""

from __future__ import annotations

from componentize_py_types import Err
from wit_world import exports
from wit_world.exports import lifecycle_v2, pre_query_v2
from wit_world.imports import telemetry_v2, types_v2


class LifecycleV2(exports.LifecycleV2):
    def metadata(self) -> lifecycle_v2.PluginMetadata:
        return lifecycle_v2.PluginMetadata(
            "counter", "1.0.0", "Counts", "helios-plugin-host", ["pre_query"], ["metrics"]
        )

    def on_load(self, config: list[types_v2.ConfigEntry]) -> None:
        pass

    def on_unload(self) -> None:
        pass

    def health(self) -> lifecycle_v2.HealthStatus:
        return lifecycle_v2.HealthStatus_Healthy()


class PreQueryV2(exports.PreQueryV2):
    def pre_query(self, call: types_v2.Call, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:
        try:
            telemetry_v2.metric_inc("asked", 1.0, [])
        except Err:
            return pre_query_v2.PreQueryOutcome(pre_query_v2.PreQueryDecision_Deny("not counted"), None)
        return pre_query_v2.PreQueryOutcome(pre_query_v2.PreQueryDecision_Continue(), None)
