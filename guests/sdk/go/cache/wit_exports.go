// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package cache

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

//go:wasmexport heliosproxy:plugin/cache@2.0.0#cache-key
func wasm_export_heliosproxy_plugin_cache_cache_key(arg0 uintptr) uintptr {

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
	value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	var option15 witTypes.Option[string]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))) {
	case 0:

		option15 = witTypes.None[string]()
	case 1:
		value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 24*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 25*4))))

		option15 = witTypes.Some[string](value14)
	default:
		panic("unreachable")
	}
	result19 := make([]heliosproxy_plugin_types.TableReference, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 27*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 27*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 26*4))))), index*(6*4))
		var option17 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
		case 0:

			option17 = witTypes.None[string]()
		case 1:
			value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))))

			option17 = witTypes.Some[string](value16)
		default:
			panic("unreachable")
		}
		value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))

		result19 = append(result19, heliosproxy_plugin_types.TableReference{Schema: option17, Name: value18, Access: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))))})
	}

	result27 := make([]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 29*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 29*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 28*4))))), index*(8+4*4))
		var variant heliosproxy_plugin_types.SqlValue
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
		case 0:

			variant = heliosproxy_plugin_types.MakeSqlValueNull()

		case 1:

			variant = heliosproxy_plugin_types.MakeSqlValueBoolean((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))) != 0))

		case 2:

			variant = heliosproxy_plugin_types.MakeSqlValueInteger(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 3:

			variant = heliosproxy_plugin_types.MakeSqlValueFloat(*(*float64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 4:
			value20 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueDecimal(value20)

		case 5:
			value21 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueText(value21)

		case 6:
			value22 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueBytes(value22)

		case 7:

			variant = heliosproxy_plugin_types.MakeSqlValueTimestamp(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 8:
			value23 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueJson(value23)

		case 9:
			value24 := unsafe.Slice((*float32)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueVector(value24)

		case 10:
			value25 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))
			value26 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueOther(heliosproxy_plugin_types.OtherValue{TypeName: value25, Text: value26})

		default:
			panic("unreachable")
		}

		result27 = append(result27, variant)
	}

	witRuntime.Unpin()
	result28 := serveCacheKey(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, heliosproxy_plugin_types.Statement{Text: value13, Kind: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4))))), Fingerprint: option15, Tables: result19, Parameters: result27, IsBatch: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 30*4)))) != 0)})

	switch result28.Tag() {
	case witTypes.ResultOk:
		payload := result28.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

		switch payload.Tag() {
		case witTypes.OptionNone:
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))

		case witTypes.OptionSome:
			payload := payload.Some()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf8 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf8)))

		default:
			panic("unreachable")
		}

	case witTypes.ResultErr:
		payload := result28.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf829 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf829)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf829)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf830 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf830)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf830)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf831 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf831)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf831)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf832 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf832)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf832)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf833 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf833)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf833)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/cache@2.0.0#cache-key
func wasm_export_post_return_heliosproxy_plugin_cache_cache_key(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/cache@2.0.0#should-cache
func wasm_export_heliosproxy_plugin_cache_should_cache(arg0 uintptr) uintptr {

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
	value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	var option15 witTypes.Option[string]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))) {
	case 0:

		option15 = witTypes.None[string]()
	case 1:
		value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 24*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 25*4))))

		option15 = witTypes.Some[string](value14)
	default:
		panic("unreachable")
	}
	result19 := make([]heliosproxy_plugin_types.TableReference, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 27*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 27*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 26*4))))), index*(6*4))
		var option17 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
		case 0:

			option17 = witTypes.None[string]()
		case 1:
			value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))))

			option17 = witTypes.Some[string](value16)
		default:
			panic("unreachable")
		}
		value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))

		result19 = append(result19, heliosproxy_plugin_types.TableReference{Schema: option17, Name: value18, Access: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))))})
	}

	result27 := make([]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 29*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 29*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 28*4))))), index*(8+4*4))
		var variant heliosproxy_plugin_types.SqlValue
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
		case 0:

			variant = heliosproxy_plugin_types.MakeSqlValueNull()

		case 1:

			variant = heliosproxy_plugin_types.MakeSqlValueBoolean((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))) != 0))

		case 2:

			variant = heliosproxy_plugin_types.MakeSqlValueInteger(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 3:

			variant = heliosproxy_plugin_types.MakeSqlValueFloat(*(*float64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 4:
			value20 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueDecimal(value20)

		case 5:
			value21 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueText(value21)

		case 6:
			value22 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueBytes(value22)

		case 7:

			variant = heliosproxy_plugin_types.MakeSqlValueTimestamp(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

		case 8:
			value23 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueJson(value23)

		case 9:
			value24 := unsafe.Slice((*float32)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueVector(value24)

		case 10:
			value25 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))
			value26 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

			variant = heliosproxy_plugin_types.MakeSqlValueOther(heliosproxy_plugin_types.OtherValue{TypeName: value25, Text: value26})

		default:
			panic("unreachable")
		}

		result27 = append(result27, variant)
	}

	result34 := make([]heliosproxy_plugin_types.Column, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 31*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 31*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 30*4))))), index*(10*4))
		value28 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		value29 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))
		var option33 witTypes.Option[heliosproxy_plugin_types.TableName]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4)))) {
		case 0:

			option33 = witTypes.None[heliosproxy_plugin_types.TableName]()
		case 1:
			var option31 witTypes.Option[string]
			switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))) {
			case 0:

				option31 = witTypes.None[string]()
			case 1:
				value30 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))))

				option31 = witTypes.Some[string](value30)
			default:
				panic("unreachable")
			}
			value32 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (9 * 4))))

			option33 = witTypes.Some[heliosproxy_plugin_types.TableName](heliosproxy_plugin_types.TableName{Schema: option31, Name: value32})
		default:
			panic("unreachable")
		}

		result34 = append(result34, heliosproxy_plugin_types.Column{Name: value28, TypeName: value29, Table: option33})
	}

	result44 := make([][]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 33*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 33*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 32*4))))), index*(2*4))
		result43 := make([]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)))), index*(8+4*4))
			var variant42 heliosproxy_plugin_types.SqlValue
			switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
			case 0:

				variant42 = heliosproxy_plugin_types.MakeSqlValueNull()

			case 1:

				variant42 = heliosproxy_plugin_types.MakeSqlValueBoolean((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))) != 0))

			case 2:

				variant42 = heliosproxy_plugin_types.MakeSqlValueInteger(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

			case 3:

				variant42 = heliosproxy_plugin_types.MakeSqlValueFloat(*(*float64)(unsafe.Add(unsafe.Pointer(base), 8)))

			case 4:
				value35 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueDecimal(value35)

			case 5:
				value36 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueText(value36)

			case 6:
				value37 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueBytes(value37)

			case 7:

				variant42 = heliosproxy_plugin_types.MakeSqlValueTimestamp(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

			case 8:
				value38 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueJson(value38)

			case 9:
				value39 := unsafe.Slice((*float32)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueVector(value39)

			case 10:
				value40 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))
				value41 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

				variant42 = heliosproxy_plugin_types.MakeSqlValueOther(heliosproxy_plugin_types.OtherValue{TypeName: value40, Text: value41})

			default:
				panic("unreachable")
			}

			result43 = append(result43, variant42)
		}

		result44 = append(result44, result43)
	}

	witRuntime.Unpin()
	result45 := serveShouldCache(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, heliosproxy_plugin_types.Statement{Text: value13, Kind: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4))))), Fingerprint: option15, Tables: result19, Parameters: result27, IsBatch: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 30*4)))) != 0)}, heliosproxy_plugin_types.ResultSet{Columns: result34, Rows: result44, RowsAffected: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (24 + 34*4))))})

	switch result45.Tag() {
	case witTypes.ResultOk:
		payload := result45.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

		switch payload.Tag() {
		case ShouldCacheDecision_Store:
			payload := payload.Store()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = int64((payload).Ttl)
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), 24)) = int64((payload).StaleWhileRevalidate)
			slice := (payload).Tags
			length := uint32(len(slice))
			result46 := witRuntime.Allocate(pinner, uintptr(length*(2*4)), 4)
			for index, element := range slice {
				base := unsafe.Add(result46, index*(2*4))
				utf8 := unsafe.Pointer(unsafe.StringData(element))
				pinner.Pin(utf8)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len(element)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf8)))

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (32 + 1*4))) = uint32(length)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 32)) = uint32(uintptr(uintptr(result46)))

		case ShouldCacheDecision_Skip:

			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))

		case ShouldCacheDecision_Abstain:

			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(2))

		default:
			panic("unreachable")
		}

	case witTypes.ResultErr:
		payload := result45.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))
			utf847 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf847)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf847)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))
			utf848 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf848)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf848)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(2))
			utf849 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf849)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf849)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(3))
			utf850 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf850)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf850)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(4))
			utf851 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf851)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf851)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/cache@2.0.0#should-cache
func wasm_export_post_return_heliosproxy_plugin_cache_should_cache(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/cache@2.0.0#cache-get
func wasm_export_heliosproxy_plugin_cache_cache_get(arg0 uintptr) uintptr {

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
	value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	witRuntime.Unpin()
	result14 := serveCacheGet(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, value13)

	switch result14.Tag() {
	case witTypes.ResultOk:
		payload := result14.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

		switch payload.Tag() {
		case witTypes.OptionNone:
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))

		case witTypes.OptionSome:
			payload := payload.Some()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))

			switch (payload).Value.Tag() {
			case heliosproxy_plugin_types.Body_Empty:

				*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = int8(int32(0))

			case heliosproxy_plugin_types.Body_Text:
				payload := (payload).Value.Text()
				*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = int8(int32(1))
				utf8 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf8)
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 2*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 1*4))) = uint32(uintptr(uintptr(utf8)))

			case heliosproxy_plugin_types.Body_Bytes:
				payload := (payload).Value.Bytes()
				*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = int8(int32(2))
				data := unsafe.Pointer(unsafe.SliceData(payload))
				pinner.Pin(data)
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 2*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 1*4))) = uint32(uintptr(uintptr(data)))

			default:
				panic("unreachable")
			}
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), (24 + 2*4))) = int64(((payload).Policy).Ttl)
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), (32 + 2*4))) = int64(((payload).Policy).StaleWhileRevalidate)
			slice := ((payload).Policy).Tags
			length := uint32(len(slice))
			result16 := witRuntime.Allocate(pinner, uintptr(length*(2*4)), 4)
			for index, element := range slice {
				base := unsafe.Add(result16, index*(2*4))
				utf815 := unsafe.Pointer(unsafe.StringData(element))
				pinner.Pin(utf815)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len(element)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf815)))

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (40 + 3*4))) = uint32(length)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (40 + 2*4))) = uint32(uintptr(uintptr(result16)))

		default:
			panic("unreachable")
		}

	case witTypes.ResultErr:
		payload := result14.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))
			utf817 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf817)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf817)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))
			utf818 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf818)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf818)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(2))
			utf819 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf819)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf819)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(3))
			utf820 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf820)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf820)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(4))
			utf821 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf821)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf821)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/cache@2.0.0#cache-get
func wasm_export_post_return_heliosproxy_plugin_cache_cache_get(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/cache@2.0.0#cache-set
func wasm_export_heliosproxy_plugin_cache_cache_set(arg0 uintptr) uintptr {

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
	value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	var variant heliosproxy_plugin_types.Body
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4)))) {
	case 0:

		variant = heliosproxy_plugin_types.MakeBodyEmpty()

	case 1:
		value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 24*4))))

		variant = heliosproxy_plugin_types.MakeBodyText(value14)

	case 2:
		value15 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 24*4))))

		variant = heliosproxy_plugin_types.MakeBodyBytes(value15)

	default:
		panic("unreachable")
	}
	result17 := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (40 + 25*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (40 + 25*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (40 + 24*4))))), index*(2*4))
		value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

		result17 = append(result17, value16)
	}

	witRuntime.Unpin()
	result18 := serveCacheSet(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, value13, CacheEntry{Value: variant, Policy: CachePolicy{Ttl: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (24 + 24*4)))), StaleWhileRevalidate: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (32 + 24*4)))), Tags: result17}})

	switch result18.Tag() {
	case witTypes.ResultOk:
		payload := result18.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(payload))

	case witTypes.ResultErr:
		payload := result18.Err()
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
			utf819 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf819)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf819)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf820 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf820)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf820)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf821 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf821)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf821)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf822 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf822)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf822)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/cache@2.0.0#cache-set
func wasm_export_post_return_heliosproxy_plugin_cache_cache_set(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/cache@2.0.0#cache-invalidate
func wasm_export_heliosproxy_plugin_cache_cache_invalidate(arg0 uintptr) uintptr {

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
	result16 := make([]heliosproxy_plugin_types.TableName, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 21*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 20*4))))), index*(5*4))
		var option14 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))) {
		case 0:

			option14 = witTypes.None[string]()
		case 1:
			value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))))

			option14 = witTypes.Some[string](value13)
		default:
			panic("unreachable")
		}
		value15 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))

		result16 = append(result16, heliosproxy_plugin_types.TableName{Schema: option14, Name: value15})
	}

	witRuntime.Unpin()
	result17 := serveCacheInvalidate(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, result16)

	switch result17.Tag() {
	case witTypes.ResultOk:
		payload := result17.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))
		slice := payload
		length := uint32(len(slice))
		result18 := witRuntime.Allocate(pinner, uintptr(length*(2*4)), 4)
		for index, element := range slice {
			base := unsafe.Add(result18, index*(2*4))
			utf8 := unsafe.Pointer(unsafe.StringData(element))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len(element)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf8)))

		}

		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(length)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(result18)))

	case witTypes.ResultErr:
		payload := result17.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf819 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf819)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf819)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf820 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf820)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf820)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf821 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf821)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf821)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf822 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf822)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf822)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf823 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf823)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf823)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/cache@2.0.0#cache-invalidate
func wasm_export_post_return_heliosproxy_plugin_cache_cache_invalidate(result uintptr) {
	syncExportPinner.Unpin()
}
