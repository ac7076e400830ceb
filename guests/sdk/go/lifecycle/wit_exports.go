// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package lifecycle

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

//go:wasmexport heliosproxy:plugin/lifecycle@2.0.0#metadata
func wasm_export_heliosproxy_plugin_lifecycle_metadata() uintptr {

	pinner := &syncExportPinner
	result := serveMetadata()
	utf8 := unsafe.Pointer(unsafe.StringData((result).Name))
	pinner.Pin(utf8)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uint32(len((result).Name)))
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = uint32(uintptr(uintptr(utf8)))
	utf80 := unsafe.Pointer(unsafe.StringData((result).Version))
	pinner.Pin(utf80)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len((result).Version)))
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf80)))
	utf81 := unsafe.Pointer(unsafe.StringData((result).Description))
	pinner.Pin(utf81)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (5 * 4))) = uint32(uint32(len((result).Description)))
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (4 * 4))) = uint32(uintptr(uintptr(utf81)))
	utf82 := unsafe.Pointer(unsafe.StringData((result).Author))
	pinner.Pin(utf82)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (7 * 4))) = uint32(uint32(len((result).Author)))
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (6 * 4))) = uint32(uintptr(uintptr(utf82)))
	slice := (result).Hooks
	length := uint32(len(slice))
	result4 := witRuntime.Allocate(pinner, uintptr(length*(2*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result4, index*(2*4))
		utf83 := unsafe.Pointer(unsafe.StringData(element))
		pinner.Pin(utf83)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len(element)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf83)))

	}

	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (9 * 4))) = uint32(length)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 * 4))) = uint32(uintptr(uintptr(result4)))
	slice6 := (result).Permissions
	length8 := uint32(len(slice6))
	result7 := witRuntime.Allocate(pinner, uintptr(length8*(2*4)), 4)
	for index, element := range slice6 {
		base := unsafe.Add(result7, index*(2*4))
		utf85 := unsafe.Pointer(unsafe.StringData(element))
		pinner.Pin(utf85)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len(element)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf85)))

	}

	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (11 * 4))) = uint32(length8)
	*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (10 * 4))) = uint32(uintptr(uintptr(result7)))
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/lifecycle@2.0.0#metadata
func wasm_export_post_return_heliosproxy_plugin_lifecycle_metadata(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/lifecycle@2.0.0#on-load
func wasm_export_heliosproxy_plugin_lifecycle_on_load(arg0 uintptr, arg1 uint32) uintptr {

	pinner := &syncExportPinner
	result3 := make([]heliosproxy_plugin_types.ConfigEntry, 0, arg1)
	for index := 0; index < int(arg1); index++ {
		base := unsafe.Add(unsafe.Pointer(arg0), index*(8+4*4))
		value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		var variant heliosproxy_plugin_types.ConfigValue
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))) {
		case 0:
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

			variant = heliosproxy_plugin_types.MakeConfigValueText(value0)

		case 1:

			variant = heliosproxy_plugin_types.MakeConfigValueInteger(*(*int64)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))))

		case 2:

			variant = heliosproxy_plugin_types.MakeConfigValueNumber(*(*float64)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))))

		case 3:

			variant = heliosproxy_plugin_types.MakeConfigValueBoolean((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))) != 0))

		case 4:
			result := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4)))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))))), index*(2*4))
				value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

				result = append(result, value1)
			}

			variant = heliosproxy_plugin_types.MakeConfigValueTextList(result)

		case 5:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

			variant = heliosproxy_plugin_types.MakeConfigValueJson(value2)

		default:
			panic("unreachable")
		}

		result3 = append(result3, heliosproxy_plugin_types.ConfigEntry{Key: value, Value: variant})
	}

	witRuntime.Unpin()
	result4 := serveOnLoad(result3)

	switch result4.Tag() {
	case witTypes.ResultOk:

		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

	case witTypes.ResultErr:
		payload := result4.Err()
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
			utf85 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf85)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf85)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf86 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf86)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf86)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf87 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf87)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf87)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf88 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf88)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf88)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/lifecycle@2.0.0#on-load
func wasm_export_post_return_heliosproxy_plugin_lifecycle_on_load(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/lifecycle@2.0.0#on-unload
func wasm_export_heliosproxy_plugin_lifecycle_on_unload() {

	serveOnUnload()

}

//go:wasmexport heliosproxy:plugin/lifecycle@2.0.0#health
func wasm_export_heliosproxy_plugin_lifecycle_health() uintptr {

	pinner := &syncExportPinner
	result := serveHealth()

	switch result.Tag() {
	case HealthStatus_Healthy:

		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

	case HealthStatus_Degraded:
		payload := result.Degraded()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))
		utf8 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf8)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uint32(len(payload)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(utf8)))

	case HealthStatus_Unhealthy:
		payload := result.Unhealthy()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(2))
		utf80 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf80)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uint32(len(payload)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(utf80)))

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/lifecycle@2.0.0#health
func wasm_export_post_return_heliosproxy_plugin_lifecycle_health(result uintptr) {
	syncExportPinner.Unpin()
}
