// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package config

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

type ConfigValue = heliosproxy_plugin_types.ConfigValue
type ConfigEntry = heliosproxy_plugin_types.ConfigEntry

//go:wasmimport heliosproxy:plugin/config@2.0.0 get
func wasm_import_get(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawGet(key string) witTypes.Option[string] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (3 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_get(uintptr(utf8), uint32(len(key)), returnArea)
	var option witTypes.Option[string]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		option = witTypes.None[string]()
	case 1:
		value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))

		option = witTypes.Some[string](value)
	default:
		panic("unreachable")
	}
	result := option
	return result

}

//go:wasmimport heliosproxy:plugin/config@2.0.0 get-value
func wasm_import_get_value(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawGetValue(key string) witTypes.Option[heliosproxy_plugin_types.ConfigValue] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (16 + 2*4), 8))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_get_value(uintptr(utf8), uint32(len(key)), returnArea)
	var option witTypes.Option[heliosproxy_plugin_types.ConfigValue]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		option = witTypes.None[heliosproxy_plugin_types.ConfigValue]()
	case 1:
		var variant heliosproxy_plugin_types.ConfigValue
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 8))) {
		case 0:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 16))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (16 + 1*4))))

			variant = heliosproxy_plugin_types.MakeConfigValueText(value)

		case 1:

			variant = heliosproxy_plugin_types.MakeConfigValueInteger(*(*int64)(unsafe.Add(unsafe.Pointer(returnArea), 16)))

		case 2:

			variant = heliosproxy_plugin_types.MakeConfigValueNumber(*(*float64)(unsafe.Add(unsafe.Pointer(returnArea), 16)))

		case 3:

			variant = heliosproxy_plugin_types.MakeConfigValueBoolean((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 16))) != 0))

		case 4:
			result := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (16 + 1*4))))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (16 + 1*4)))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 16)))), index*(2*4))
				value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

				result = append(result, value0)
			}

			variant = heliosproxy_plugin_types.MakeConfigValueTextList(result)

		case 5:
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 16))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (16 + 1*4))))

			variant = heliosproxy_plugin_types.MakeConfigValueJson(value1)

		default:
			panic("unreachable")
		}

		option = witTypes.Some[heliosproxy_plugin_types.ConfigValue](variant)
	default:
		panic("unreachable")
	}
	result2 := option
	return result2

}

//go:wasmimport heliosproxy:plugin/config@2.0.0 get-all
func wasm_import_get_all(arg0 uintptr)

func rawGetAll() []heliosproxy_plugin_types.ConfigEntry {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (2 * 4), 4))
	wasm_import_get_all(returnArea)
	result3 := make([]heliosproxy_plugin_types.ConfigEntry, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0)))), index*(8+4*4))
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

	result4 := result3
	return result4

}
