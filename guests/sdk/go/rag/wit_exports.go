// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package rag

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

//go:wasmexport heliosproxy:plugin/rag@2.0.0#rag-retrieve
func wasm_export_heliosproxy_plugin_rag_rag_retrieve(arg0 uintptr) uintptr {

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
	result15 := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4))))), index*(2*4))
		value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

		result15 = append(result15, value14)
	}

	var option16 witTypes.Option[float32]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (20 + 24*4)))) {
	case 0:

		option16 = witTypes.None[float32]()
	case 1:

		option16 = witTypes.Some[float32](*(*float32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 24*4))))
	default:
		panic("unreachable")
	}
	result20 := make([]MetadataFilter, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 26*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 26*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 25*4))))), index*(4*4))
		value17 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		result19 := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))))), index*(2*4))
			value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

			result19 = append(result19, value18)
		}

		result20 = append(result20, MetadataFilter{Name: value17, AnyOf: result19})
	}

	result23 := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 28*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 28*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (24 + 27*4))))), index*(4*4))
		value21 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		value22 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

		result23 = append(result23, witTypes.Tuple2[string, string]{F0: value21, F1: value22})
	}

	witRuntime.Unpin()
	result24 := serveRagRetrieve(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, value13, RagConfig{Indexes: result15, TopK: uint32(*(*int32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 24*4)))), MinScore: option16, Filters: result20, Settings: result23})

	switch result24.Tag() {
	case witTypes.ResultOk:
		payload := result24.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))
		slice37 := payload
		length39 := uint32(len(slice37))
		result38 := witRuntime.Allocate(pinner, uintptr(length39*(40+18*4)), 8)
		for index, element := range slice37 {
			base := unsafe.Add(result38, index*(40+18*4))
			utf8 := unsafe.Pointer(unsafe.StringData((element).Id))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Id)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf8)))
			utf825 := unsafe.Pointer(unsafe.StringData((element).Text))
			pinner.Pin(utf825)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).Text)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf825)))
			*(*float32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))) = (element).Score
			slice := (element).Scores
			length := uint32(len(slice))
			result27 := witRuntime.Allocate(pinner, uintptr(length*(3*4)), 4)
			for index, element := range slice {
				base := unsafe.Add(result27, index*(3*4))
				utf826 := unsafe.Pointer(unsafe.StringData((element).Name))
				pinner.Pin(utf826)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Name)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf826)))
				*(*float32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = (element).Value

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))) = uint32(length)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4))) = uint32(uintptr(uintptr(result27)))
			utf828 := unsafe.Pointer(unsafe.StringData(((element).Provenance).Index))
			pinner.Pin(utf828)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = uint32(uint32(len(((element).Provenance).Index)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4))) = uint32(uintptr(uintptr(utf828)))
			utf829 := unsafe.Pointer(unsafe.StringData(((element).Provenance).Document))
			pinner.Pin(utf829)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 9*4))) = uint32(uint32(len(((element).Provenance).Document)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 8*4))) = uint32(uintptr(uintptr(utf829)))

			switch ((element).Provenance).Title.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Title.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(1))
				utf830 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf830)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 12*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 11*4))) = uint32(uintptr(uintptr(utf830)))

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Uri.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 13*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Uri.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 13*4))) = int8(int32(1))
				utf831 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf831)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 15*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 14*4))) = uint32(uintptr(uintptr(utf831)))

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Offset.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 16*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Offset.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 16*4))) = int8(int32(1))
				*(*int64)(unsafe.Add(unsafe.Pointer(base), (16 + 16*4))) = int64(payload)

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Updated.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (24 + 16*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Updated.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (24 + 16*4))) = int8(int32(1))
				*(*int64)(unsafe.Add(unsafe.Pointer(base), (32 + 16*4))) = payload

			default:
				panic("unreachable")
			}
			slice34 := (element).Metadata
			length36 := uint32(len(slice34))
			result35 := witRuntime.Allocate(pinner, uintptr(length36*(4*4)), 4)
			for index, element := range slice34 {
				base := unsafe.Add(result35, index*(4*4))
				utf832 := unsafe.Pointer(unsafe.StringData((element).F0))
				pinner.Pin(utf832)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf832)))
				utf833 := unsafe.Pointer(unsafe.StringData((element).F1))
				pinner.Pin(utf833)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf833)))

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 17*4))) = uint32(length36)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 16*4))) = uint32(uintptr(uintptr(result35)))

		}

		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(length39)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(result38)))

	case witTypes.ResultErr:
		payload := result24.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf840 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf840)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf840)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf841 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf841)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf841)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf842 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf842)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf842)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf843 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf843)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf843)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf844 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf844)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf844)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/rag@2.0.0#rag-retrieve
func wasm_export_post_return_heliosproxy_plugin_rag_rag_retrieve(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/rag@2.0.0#rag-rerank
func wasm_export_heliosproxy_plugin_rag_rag_rerank(arg0 uintptr) uintptr {

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
	result29 := make([]Chunk, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4))))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4)))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4))))), index*(40+18*4))
		value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		value15 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))
		result17 := make([]NamedScore, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4))))), index*(3*4))
			value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

			result17 = append(result17, NamedScore{Name: value16, Value: *(*float32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))})
		}

		value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))))
		value19 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 8*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 9*4))))
		var option21 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4)))) {
		case 0:

			option21 = witTypes.None[string]()
		case 1:
			value20 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 11*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 12*4))))

			option21 = witTypes.Some[string](value20)
		default:
			panic("unreachable")
		}
		var option23 witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 13*4)))) {
		case 0:

			option23 = witTypes.None[string]()
		case 1:
			value22 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 14*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 15*4))))

			option23 = witTypes.Some[string](value22)
		default:
			panic("unreachable")
		}
		var option24 witTypes.Option[uint64]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 16*4)))) {
		case 0:

			option24 = witTypes.None[uint64]()
		case 1:

			option24 = witTypes.Some[uint64](uint64(*(*int64)(unsafe.Add(unsafe.Pointer(base), (16 + 16*4)))))
		default:
			panic("unreachable")
		}
		var option25 witTypes.Option[int64]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (24 + 16*4)))) {
		case 0:

			option25 = witTypes.None[int64]()
		case 1:

			option25 = witTypes.Some[int64](*(*int64)(unsafe.Add(unsafe.Pointer(base), (32 + 16*4))))
		default:
			panic("unreachable")
		}
		result28 := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 17*4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 17*4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 16*4))))), index*(4*4))
			value26 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value27 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

			result28 = append(result28, witTypes.Tuple2[string, string]{F0: value26, F1: value27})
		}

		result29 = append(result29, Chunk{Id: value14, Text: value15, Score: *(*float32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))), Scores: result17, Provenance: Provenance{Index: value18, Document: value19, Title: option21, Uri: option23, Offset: option24, Updated: option25}, Metadata: result28})
	}

	witRuntime.Unpin()
	result30 := serveRagRerank(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, value13, result29)

	switch result30.Tag() {
	case witTypes.ResultOk:
		payload := result30.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))
		slice43 := payload
		length45 := uint32(len(slice43))
		result44 := witRuntime.Allocate(pinner, uintptr(length45*(40+18*4)), 8)
		for index, element := range slice43 {
			base := unsafe.Add(result44, index*(40+18*4))
			utf8 := unsafe.Pointer(unsafe.StringData((element).Id))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Id)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf8)))
			utf831 := unsafe.Pointer(unsafe.StringData((element).Text))
			pinner.Pin(utf831)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).Text)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf831)))
			*(*float32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))) = (element).Score
			slice := (element).Scores
			length := uint32(len(slice))
			result33 := witRuntime.Allocate(pinner, uintptr(length*(3*4)), 4)
			for index, element := range slice {
				base := unsafe.Add(result33, index*(3*4))
				utf832 := unsafe.Pointer(unsafe.StringData((element).Name))
				pinner.Pin(utf832)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Name)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf832)))
				*(*float32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = (element).Value

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))) = uint32(length)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4))) = uint32(uintptr(uintptr(result33)))
			utf834 := unsafe.Pointer(unsafe.StringData(((element).Provenance).Index))
			pinner.Pin(utf834)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = uint32(uint32(len(((element).Provenance).Index)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4))) = uint32(uintptr(uintptr(utf834)))
			utf835 := unsafe.Pointer(unsafe.StringData(((element).Provenance).Document))
			pinner.Pin(utf835)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 9*4))) = uint32(uint32(len(((element).Provenance).Document)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 8*4))) = uint32(uintptr(uintptr(utf835)))

			switch ((element).Provenance).Title.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Title.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(1))
				utf836 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf836)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 12*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 11*4))) = uint32(uintptr(uintptr(utf836)))

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Uri.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 13*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Uri.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 13*4))) = int8(int32(1))
				utf837 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf837)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 15*4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 14*4))) = uint32(uintptr(uintptr(utf837)))

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Offset.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 16*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Offset.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 16*4))) = int8(int32(1))
				*(*int64)(unsafe.Add(unsafe.Pointer(base), (16 + 16*4))) = int64(payload)

			default:
				panic("unreachable")
			}

			switch ((element).Provenance).Updated.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (24 + 16*4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := ((element).Provenance).Updated.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (24 + 16*4))) = int8(int32(1))
				*(*int64)(unsafe.Add(unsafe.Pointer(base), (32 + 16*4))) = payload

			default:
				panic("unreachable")
			}
			slice40 := (element).Metadata
			length42 := uint32(len(slice40))
			result41 := witRuntime.Allocate(pinner, uintptr(length42*(4*4)), 4)
			for index, element := range slice40 {
				base := unsafe.Add(result41, index*(4*4))
				utf838 := unsafe.Pointer(unsafe.StringData((element).F0))
				pinner.Pin(utf838)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf838)))
				utf839 := unsafe.Pointer(unsafe.StringData((element).F1))
				pinner.Pin(utf839)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf839)))

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 17*4))) = uint32(length42)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 16*4))) = uint32(uintptr(uintptr(result41)))

		}

		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(length45)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(result44)))

	case witTypes.ResultErr:
		payload := result30.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf846 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf846)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf846)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf847 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf847)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf847)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf848 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf848)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf848)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf849 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf849)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf849)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf850 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf850)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf850)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/rag@2.0.0#rag-rerank
func wasm_export_post_return_heliosproxy_plugin_rag_rag_rerank(result uintptr) {
	syncExportPinner.Unpin()
}
