// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package agenttools

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

//go:wasmexport heliosproxy:plugin/agent-tools@2.0.0#list-tools
func wasm_export_heliosproxy_plugin_agent_tools_list_tools(arg0 uintptr) uintptr {

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
	witRuntime.Unpin()
	result13 := serveListTools(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12})

	switch result13.Tag() {
	case witTypes.ResultOk:
		payload := result13.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))
		slice := payload
		length := uint32(len(slice))
		result23 := witRuntime.Allocate(pinner, uintptr(length*(8+16*4)), 4)
		for index, element := range slice {
			base := unsafe.Add(result23, index*(8+16*4))
			utf8 := unsafe.Pointer(unsafe.StringData((element).Name))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Name)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf8)))

			switch (element).Title.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := (element).Title.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = int8(int32(1))
				utf814 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf814)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uintptr(uintptr(utf814)))

			default:
				panic("unreachable")
			}
			utf815 := unsafe.Pointer(unsafe.StringData((element).Description))
			pinner.Pin(utf815)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))) = uint32(uint32(len((element).Description)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4))) = uint32(uintptr(uintptr(utf815)))
			utf816 := unsafe.Pointer(unsafe.StringData((element).InputSchema))
			pinner.Pin(utf816)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4))) = uint32(uint32(len((element).InputSchema)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))) = uint32(uintptr(uintptr(utf816)))

			switch (element).OutputSchema.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (9 * 4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := (element).OutputSchema.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (9 * 4))) = int8(int32(1))
				utf817 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf817)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (11 * 4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (10 * 4))) = uint32(uintptr(uintptr(utf817)))

			default:
				panic("unreachable")
			}

			switch (element).Annotations.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (12 * 4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := (element).Annotations.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(base), (12 * 4))) = int8(int32(1))

				switch (payload).Title.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (13 * 4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (payload).Title.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (13 * 4))) = int8(int32(1))
					utf818 := unsafe.Pointer(unsafe.StringData(payload))
					pinner.Pin(utf818)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (15 * 4))) = uint32(uint32(len(payload)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (14 * 4))) = uint32(uintptr(uintptr(utf818)))

				default:
					panic("unreachable")
				}

				switch (payload).ReadOnlyHint.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (16 * 4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (payload).ReadOnlyHint.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (16 * 4))) = int8(int32(1))
					var result19 int32
					if payload {
						result19 = 1
					} else {
						result19 = 0
					}
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (1 + 16*4))) = int8(result19)

				default:
					panic("unreachable")
				}

				switch (payload).DestructiveHint.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (2 + 16*4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (payload).DestructiveHint.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (2 + 16*4))) = int8(int32(1))
					var result20 int32
					if payload {
						result20 = 1
					} else {
						result20 = 0
					}
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (3 + 16*4))) = int8(result20)

				default:
					panic("unreachable")
				}

				switch (payload).IdempotentHint.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (4 + 16*4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (payload).IdempotentHint.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (4 + 16*4))) = int8(int32(1))
					var result21 int32
					if payload {
						result21 = 1
					} else {
						result21 = 0
					}
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (5 + 16*4))) = int8(result21)

				default:
					panic("unreachable")
				}

				switch (payload).OpenWorldHint.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (6 + 16*4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (payload).OpenWorldHint.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (6 + 16*4))) = int8(int32(1))
					var result22 int32
					if payload {
						result22 = 1
					} else {
						result22 = 0
					}
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (7 + 16*4))) = int8(result22)

				default:
					panic("unreachable")
				}

			default:
				panic("unreachable")
			}

		}

		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(length)
		*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = uint32(uintptr(uintptr(result23)))

	case witTypes.ResultErr:
		payload := result13.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf824 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf824)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf824)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf825 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf825)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf825)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf826 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf826)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf826)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf827 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf827)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf827)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf828 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf828)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf828)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/agent-tools@2.0.0#list-tools
func wasm_export_post_return_heliosproxy_plugin_agent_tools_list_tools(result uintptr) {
	syncExportPinner.Unpin()
}

//go:wasmexport heliosproxy:plugin/agent-tools@2.0.0#execute-tool
func wasm_export_heliosproxy_plugin_agent_tools_execute_tool(arg0 uintptr) uintptr {

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
	value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 23*4))))
	witRuntime.Unpin()
	result15 := serveExecuteTool(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, value13, value14)

	switch result15.Tag() {
	case witTypes.ResultOk:
		payload := result15.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

		switch payload.Tag() {
		case ToolResult_Completed:
			payload := payload.Completed()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			slice31 := (payload).Content
			length33 := uint32(len(slice31))
			result32 := witRuntime.Allocate(pinner, uintptr(length33*(64+16*4)), 8)
			for index, element := range slice31 {
				base := unsafe.Add(result32, index*(64+16*4))

				switch (element).Part.Tag() {
				case ContentPart_Text:
					payload := (element).Part.Text()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(0))
					utf8 := unsafe.Pointer(unsafe.StringData(payload))
					pinner.Pin(utf8)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf8)))

				case ContentPart_Image:
					payload := (element).Part.Image()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(1))
					utf816 := unsafe.Pointer(unsafe.StringData((payload).Data))
					pinner.Pin(utf816)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).Data)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf816)))
					utf817 := unsafe.Pointer(unsafe.StringData((payload).MimeType))
					pinner.Pin(utf817)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).MimeType)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf817)))

				case ContentPart_Audio:
					payload := (element).Part.Audio()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(2))
					utf818 := unsafe.Pointer(unsafe.StringData((payload).Data))
					pinner.Pin(utf818)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).Data)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf818)))
					utf819 := unsafe.Pointer(unsafe.StringData((payload).MimeType))
					pinner.Pin(utf819)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).MimeType)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf819)))

				case ContentPart_ResourceLink:
					payload := (element).Part.ResourceLink()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(3))
					utf820 := unsafe.Pointer(unsafe.StringData((payload).Uri))
					pinner.Pin(utf820)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).Uri)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf820)))
					utf821 := unsafe.Pointer(unsafe.StringData((payload).Name))
					pinner.Pin(utf821)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).Name)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf821)))

					switch (payload).Title.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 4*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).Title.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 4*4))) = int8(int32(1))
						utf822 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf822)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 5*4))) = uint32(uintptr(uintptr(utf822)))

					default:
						panic("unreachable")
					}

					switch (payload).Description.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).Description.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = int8(int32(1))
						utf823 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf823)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 9*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 8*4))) = uint32(uintptr(uintptr(utf823)))

					default:
						panic("unreachable")
					}

					switch (payload).MimeType.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).MimeType.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 10*4))) = int8(int32(1))
						utf824 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf824)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 12*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 11*4))) = uint32(uintptr(uintptr(utf824)))

					default:
						panic("unreachable")
					}

					switch (payload).Size.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (16 + 12*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).Size.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (16 + 12*4))) = int8(int32(1))
						*(*int64)(unsafe.Add(unsafe.Pointer(base), (24 + 12*4))) = int64(payload)

					default:
						panic("unreachable")
					}

				case ContentPart_Embedded:
					payload := (element).Part.Embedded()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(4))
					utf825 := unsafe.Pointer(unsafe.StringData((payload).Uri))
					pinner.Pin(utf825)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).Uri)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf825)))

					switch (payload).MimeType.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).MimeType.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = int8(int32(1))
						utf826 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf826)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 4*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uintptr(uintptr(utf826)))

					default:
						panic("unreachable")
					}

					switch (payload).Contents.Tag() {
					case ResourceContents_Text:
						payload := (payload).Contents.Text()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 5*4))) = int8(int32(0))
						utf827 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf827)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4))) = uint32(uintptr(uintptr(utf827)))

					case ResourceContents_Blob:
						payload := (payload).Contents.Blob()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (8 + 5*4))) = int8(int32(1))
						utf828 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf828)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 7*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 6*4))) = uint32(uintptr(uintptr(utf828)))

					default:
						panic("unreachable")
					}

				default:
					panic("unreachable")
				}

				switch (element).Annotations.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (32 + 12*4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (element).Annotations.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (32 + 12*4))) = int8(int32(1))
					slice := (payload).Audience
					length := uint32(len(slice))
					result29 := witRuntime.Allocate(pinner, uintptr(length*1), 1)
					for index, element := range slice {
						base := unsafe.Add(result29, index*1)
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(element))

					}

					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 13*4))) = uint32(length)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (40 + 12*4))) = uint32(uintptr(uintptr(result29)))

					switch (payload).Priority.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (40 + 14*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).Priority.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (40 + 14*4))) = int8(int32(1))
						*(*float64)(unsafe.Add(unsafe.Pointer(base), (48 + 14*4))) = payload

					default:
						panic("unreachable")
					}

					switch (payload).LastModified.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (56 + 14*4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).LastModified.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (56 + 14*4))) = int8(int32(1))
						utf830 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf830)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (56 + 16*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (56 + 15*4))) = uint32(uintptr(uintptr(utf830)))

					default:
						panic("unreachable")
					}

				default:
					panic("unreachable")
				}

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(length33)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(result32)))

			switch (payload).StructuredContent.Tag() {
			case witTypes.OptionNone:
				*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (4 * 4))) = int8(int32(0))

			case witTypes.OptionSome:
				payload := (payload).StructuredContent.Some()
				*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (4 * 4))) = int8(int32(1))
				utf834 := unsafe.Pointer(unsafe.StringData(payload))
				pinner.Pin(utf834)
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (6 * 4))) = uint32(uint32(len(payload)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (5 * 4))) = uint32(uintptr(uintptr(utf834)))

			default:
				panic("unreachable")
			}
			var result35 int32
			if (payload).IsError {
				result35 = 1
			} else {
				result35 = 0
			}
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (7 * 4))) = int8(result35)

		case ToolResult_InvalidParams:
			payload := payload.InvalidParams()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf836 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf836)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf836)))

		case ToolResult_Unknown:

			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))

		default:
			panic("unreachable")
		}

	case witTypes.ResultErr:
		payload := result15.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(0))
			utf837 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf837)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf837)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(1))
			utf838 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf838)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf838)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(2))
			utf839 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf839)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf839)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(3))
			utf840 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf840)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf840)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 4)) = int8(int32(4))
			utf841 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf841)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (3 * 4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (2 * 4))) = uint32(uintptr(uintptr(utf841)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/agent-tools@2.0.0#execute-tool
func wasm_export_post_return_heliosproxy_plugin_agent_tools_execute_tool(result uintptr) {
	syncExportPinner.Unpin()
}
