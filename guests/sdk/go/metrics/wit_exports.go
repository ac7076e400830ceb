// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package metrics

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

var staticPinner = runtime.Pinner{}
var exportReturnArea = uintptr(witRuntime.Allocate(&staticPinner, (32 + 8*4), 8))
var syncExportPinner = runtime.Pinner{}

//go:wasmexport heliosproxy:plugin/metrics@2.0.0#on-events
func wasm_export_heliosproxy_plugin_metrics_on_events(arg0 uintptr) uintptr {

	pinner := &syncExportPinner
	var option witTypes.Option[string]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), 0))) {
	case 0:

		option = witTypes.None[string]()
	case 1:
		value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (2 * 4))))

		option = witTypes.Some[string](value)
	default:
		panic("unreachable")
	}
	value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 3*4))))
	value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 4*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 5*4))))
	value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 6*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 7*4))))
	value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 8*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 9*4))))
	result := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 12*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 12*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 11*4))))), index*(4*4))
		value4 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		value5 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

		result = append(result, witTypes.Tuple2[string, string]{F0: value4, F1: value5})
	}

	var option12 witTypes.Option[heliosproxy_plugin_types.Identity]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 13*4)))) {
	case 0:

		option12 = witTypes.None[heliosproxy_plugin_types.Identity]()
	case 1:
		value6 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 14*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 15*4))))
		result8 := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 17*4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 17*4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 16*4))))), index*(2*4))
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

			result8 = append(result8, value7)
		}

		result11 := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 19*4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 19*4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 18*4))))), index*(4*4))
			value9 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value10 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

			result11 = append(result11, witTypes.Tuple2[string, string]{F0: value9, F1: value10})
		}

		option12 = witTypes.Some[heliosproxy_plugin_types.Identity](heliosproxy_plugin_types.Identity{UserId: value6, Roles: result8, Attributes: result11})
	default:
		panic("unreachable")
	}
	result29 := make([]QueryEvent, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4))))), index*(32+28*4))
		value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		var option15 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))) {
		case 0:

			option15 = witTypes.None[string]()
		case 1:
			value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))

			option15 = witTypes.Some[string](value14)
		default:
			panic("unreachable")
		}
		value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))))
		value17 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4))))
		value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (9 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (10 * 4))))
		var option20 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (11 * 4)))) {
		case 0:

			option20 = witTypes.None[string]()
		case 1:
			value19 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (12 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (13 * 4))))

			option20 = witTypes.Some[string](value19)
		default:
			panic("unreachable")
		}
		value21 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (14 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (15 * 4))))
		var option23 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (17 * 4)))) {
		case 0:

			option23 = witTypes.None[string]()
		case 1:
			value22 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (18 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (19 * 4))))

			option23 = witTypes.Some[string](value22)
		default:
			panic("unreachable")
		}
		var option25 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 20*4)))) {
		case 0:

			option25 = witTypes.None[string]()
		case 1:
			value24 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 21*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 22*4))))

			option25 = witTypes.Some[string](value24)
		default:
			panic("unreachable")
		}
		var variant QueryEnding
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 23*4)))) {
		case 0:

			variant = MakeQueryEndingCompleted()

		case 1:

			variant = MakeQueryEndingCached()

		case 2:

			variant = MakeQueryEndingResponded()

		case 3:
			value26 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 24*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 25*4))))

			variant = MakeQueryEndingDenied(value26)

		case 4:
			value27 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 24*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 25*4))))
			value28 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 26*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (32 + 27*4))))

			variant = MakeQueryEndingFailed(QueryFailure{Code: value27, Message: value28})

		default:
			panic("unreachable")
		}

		result29 = append(result29, QueryEvent{SessionId: value13, UserId: option15, User: value16, Database: value17, ClientAddr: value18, TraceParent: option20, Query: value21, Kind: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (16 * 4))))), Fingerprint: option23, Started: *(*int64)(unsafe.Add(unsafe.Pointer(base), (20 * 4))), Duration: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(base), (8 + 20*4)))), PluginDuration: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(base), (16 + 20*4)))), Rows: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(base), (24 + 20*4)))), Backend: option25, Ending: variant})
	}

	witRuntime.Unpin()
	result30 := serveOnEvents(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, result29)

	switch result30.Tag() {
	case witTypes.ResultOk:

		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

	case witTypes.ResultErr:
		payload := result30.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf8 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf8)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf831 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf831)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf831)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf832 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf832)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf832)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf833 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf833)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf833)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf834 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf834)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf834)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/metrics@2.0.0#on-events
func wasm_export_post_return_heliosproxy_plugin_metrics_on_events(result uintptr) {
	syncExportPinner.Unpin()
}
