// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package telemetry

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

const (
	// The plugin does not have the permission.
	TelemetryError_AccessDenied uint8 = 0
	// The name, a label or the value is not valid, or the metric is of another kind; the string says which.
	TelemetryError_Invalid uint8 = 1
	// The plugin has as many series as the operator allows.
	TelemetryError_TooManySeries uint8 = 2
	// Something else; the string is for people.
	TelemetryError_Other uint8 = 3
)

// Why a metric was not recorded.
type TelemetryError struct {
	tag   uint8
	value any
}

func (self TelemetryError) Tag() uint8 {
	return self.tag
}

func (self TelemetryError) Invalid() string {
	if self.tag != TelemetryError_Invalid {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self TelemetryError) Other() string {
	if self.tag != TelemetryError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeTelemetryErrorAccessDenied() TelemetryError {
	return TelemetryError{TelemetryError_AccessDenied, nil}
}
func MakeTelemetryErrorInvalid(value string) TelemetryError {
	return TelemetryError{TelemetryError_Invalid, value}
}
func MakeTelemetryErrorTooManySeries() TelemetryError {
	return TelemetryError{TelemetryError_TooManySeries, nil}
}
func MakeTelemetryErrorOther(value string) TelemetryError {
	return TelemetryError{TelemetryError_Other, value}
}

//go:wasmimport heliosproxy:plugin/telemetry@2.0.0 metric-inc
func wasm_import_metric_inc(arg0 uintptr, arg1 uint32, arg2 float64, arg3 uintptr, arg4 uint32, arg5 uintptr)

func rawMetricInc(name string, value float64, labels []witTypes.Tuple2[string, string]) witTypes.Result[witTypes.Unit, TelemetryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(name))
	pinner.Pin(utf8)
	slice := labels
	length := uint32(len(slice))
	result := witRuntime.Allocate(pinner, uintptr(length*(4*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result, index*(4*4))
		utf80 := unsafe.Pointer(unsafe.StringData((element).F0))
		pinner.Pin(utf80)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf80)))
		utf81 := unsafe.Pointer(unsafe.StringData((element).F1))
		pinner.Pin(utf81)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf81)))

	}

	wasm_import_metric_inc(uintptr(utf8), uint32(len(name)), value, uintptr(result), length, returnArea)
	var result4 witTypes.Result[witTypes.Unit, TelemetryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result4 = witTypes.Ok[witTypes.Unit, TelemetryError](witTypes.Unit{})
	case 1:
		var variant TelemetryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeTelemetryErrorAccessDenied()

		case 1:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorInvalid(value2)

		case 2:

			variant = MakeTelemetryErrorTooManySeries()

		case 3:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorOther(value3)

		default:
			panic("unreachable")
		}

		result4 = witTypes.Err[witTypes.Unit, TelemetryError](variant)
	default:
		panic("unreachable")
	}
	result5 := result4
	return result5

}

//go:wasmimport heliosproxy:plugin/telemetry@2.0.0 metric-set
func wasm_import_metric_set(arg0 uintptr, arg1 uint32, arg2 float64, arg3 uintptr, arg4 uint32, arg5 uintptr)

func rawMetricSet(name string, value float64, labels []witTypes.Tuple2[string, string]) witTypes.Result[witTypes.Unit, TelemetryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(name))
	pinner.Pin(utf8)
	slice := labels
	length := uint32(len(slice))
	result := witRuntime.Allocate(pinner, uintptr(length*(4*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result, index*(4*4))
		utf80 := unsafe.Pointer(unsafe.StringData((element).F0))
		pinner.Pin(utf80)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf80)))
		utf81 := unsafe.Pointer(unsafe.StringData((element).F1))
		pinner.Pin(utf81)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf81)))

	}

	wasm_import_metric_set(uintptr(utf8), uint32(len(name)), value, uintptr(result), length, returnArea)
	var result4 witTypes.Result[witTypes.Unit, TelemetryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result4 = witTypes.Ok[witTypes.Unit, TelemetryError](witTypes.Unit{})
	case 1:
		var variant TelemetryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeTelemetryErrorAccessDenied()

		case 1:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorInvalid(value2)

		case 2:

			variant = MakeTelemetryErrorTooManySeries()

		case 3:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorOther(value3)

		default:
			panic("unreachable")
		}

		result4 = witTypes.Err[witTypes.Unit, TelemetryError](variant)
	default:
		panic("unreachable")
	}
	result5 := result4
	return result5

}

//go:wasmimport heliosproxy:plugin/telemetry@2.0.0 metric-observe
func wasm_import_metric_observe(arg0 uintptr, arg1 uint32, arg2 float64, arg3 uintptr, arg4 uint32, arg5 uintptr)

func rawMetricObserve(name string, value float64, labels []witTypes.Tuple2[string, string]) witTypes.Result[witTypes.Unit, TelemetryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(name))
	pinner.Pin(utf8)
	slice := labels
	length := uint32(len(slice))
	result := witRuntime.Allocate(pinner, uintptr(length*(4*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result, index*(4*4))
		utf80 := unsafe.Pointer(unsafe.StringData((element).F0))
		pinner.Pin(utf80)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf80)))
		utf81 := unsafe.Pointer(unsafe.StringData((element).F1))
		pinner.Pin(utf81)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf81)))

	}

	wasm_import_metric_observe(uintptr(utf8), uint32(len(name)), value, uintptr(result), length, returnArea)
	var result4 witTypes.Result[witTypes.Unit, TelemetryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result4 = witTypes.Ok[witTypes.Unit, TelemetryError](witTypes.Unit{})
	case 1:
		var variant TelemetryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeTelemetryErrorAccessDenied()

		case 1:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorInvalid(value2)

		case 2:

			variant = MakeTelemetryErrorTooManySeries()

		case 3:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeTelemetryErrorOther(value3)

		default:
			panic("unreachable")
		}

		result4 = witTypes.Err[witTypes.Unit, TelemetryError](variant)
	default:
		panic("unreachable")
	}
	result5 := result4
	return result5

}
