// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package telemetry

import (
	"heliosproxy.dev/plugin/internal/native"
	witTypes "heliosproxy.dev/plugin/wit"
)

// MetricInc: add `value`, zero or more, to a counter.
func MetricInc(name string, value float64, labels []witTypes.Tuple2[string, string]) error {
	if native.Enabled {
		return native.Get[func(name string, value float64, labels []witTypes.Tuple2[string, string]) error]("telemetry.MetricInc")(name, value, labels)
	}
	result := rawMetricInc(name, value, labels)
	if result.IsErr() {
		return result.Err()
	}
	return nil
}

// MetricSet: set a gauge to `value`.
func MetricSet(name string, value float64, labels []witTypes.Tuple2[string, string]) error {
	if native.Enabled {
		return native.Get[func(name string, value float64, labels []witTypes.Tuple2[string, string]) error]("telemetry.MetricSet")(name, value, labels)
	}
	result := rawMetricSet(name, value, labels)
	if result.IsErr() {
		return result.Err()
	}
	return nil
}

// MetricObserve: add `value` to a histogram.
func MetricObserve(name string, value float64, labels []witTypes.Tuple2[string, string]) error {
	if native.Enabled {
		return native.Get[func(name string, value float64, labels []witTypes.Tuple2[string, string]) error]("telemetry.MetricObserve")(name, value, labels)
	}
	result := rawMetricObserve(name, value, labels)
	if result.IsErr() {
		return result.Err()
	}
	return nil
}

// Error says what failed.
func (self TelemetryError) Error() string {
	switch self.tag {
	case TelemetryError_AccessDenied:
		return "telemetry: access-denied"
	case TelemetryError_Invalid:
		return "telemetry: invalid" + ": " + self.Invalid()
	case TelemetryError_TooManySeries:
		return "telemetry: too-many-series"
	case TelemetryError_Other:
		return "telemetry: other" + ": " + self.Other()
	}
	return "telemetry: unknown"
}
