// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package prequery

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

//go:wasmexport heliosproxy:plugin/pre-query@2.0.0#pre-query
func wasm_export_heliosproxy_plugin_pre_query_pre_query(arg0 uintptr) uintptr {

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
	result28 := servePreQuery(heliosproxy_plugin_types.Call{TraceParent: option, Deadline: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(arg0), (8 + 2*4)))), Session: heliosproxy_plugin_types.Session{Id: value0, User: value1, Database: value2, ClientAddr: value3, Encrypted: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 10*4)))) != 0), Attributes: result}, Identity: option12}, heliosproxy_plugin_types.Statement{Text: value13, Kind: uint8(uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 22*4))))), Fingerprint: option15, Tables: result19, Parameters: result27, IsBatch: (uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(arg0), (16 + 30*4)))) != 0)})

	switch result28.Tag() {
	case witTypes.ResultOk:
		payload := result28.Ok()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(0))

		switch (payload).Decision.Tag() {
		case PreQueryDecision_Continue:

			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))

		case PreQueryDecision_Rewrite:
			payload := (payload).Decision.Rewrite()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))
			utf8 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf8)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = uint32(uintptr(uintptr(utf8)))

		case PreQueryDecision_Deny:
			payload := (payload).Decision.Deny()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(2))
			utf829 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf829)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = uint32(uintptr(uintptr(utf829)))

		case PreQueryDecision_Respond:
			payload := (payload).Decision.Respond()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(3))
			slice := (payload).Columns
			length := uint32(len(slice))
			result34 := witRuntime.Allocate(pinner, uintptr(length*(10*4)), 4)
			for index, element := range slice {
				base := unsafe.Add(result34, index*(10*4))
				utf830 := unsafe.Pointer(unsafe.StringData((element).Name))
				pinner.Pin(utf830)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).Name)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf830)))
				utf831 := unsafe.Pointer(unsafe.StringData((element).TypeName))
				pinner.Pin(utf831)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).TypeName)))
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf831)))

				switch (element).Table.Tag() {
				case witTypes.OptionNone:
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (4 * 4))) = int8(int32(0))

				case witTypes.OptionSome:
					payload := (element).Table.Some()
					*(*int8)(unsafe.Add(unsafe.Pointer(base), (4 * 4))) = int8(int32(1))

					switch (payload).Schema.Tag() {
					case witTypes.OptionNone:
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (5 * 4))) = int8(int32(0))

					case witTypes.OptionSome:
						payload := (payload).Schema.Some()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), (5 * 4))) = int8(int32(1))
						utf832 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf832)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))) = uint32(uintptr(uintptr(utf832)))

					default:
						panic("unreachable")
					}
					utf833 := unsafe.Pointer(unsafe.StringData((payload).Name))
					pinner.Pin(utf833)
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (9 * 4))) = uint32(uint32(len((payload).Name)))
					*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4))) = uint32(uintptr(uintptr(utf833)))

				default:
					panic("unreachable")
				}

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 1*4))) = uint32(length)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), 16)) = uint32(uintptr(uintptr(result34)))
			slice45 := (payload).Rows
			length47 := uint32(len(slice45))
			result46 := witRuntime.Allocate(pinner, uintptr(length47*(2*4)), 4)
			for index, element := range slice45 {
				base := unsafe.Add(result46, index*(2*4))
				slice42 := element
				length44 := uint32(len(slice42))
				result43 := witRuntime.Allocate(pinner, uintptr(length44*(8+4*4)), 8)
				for index, element := range slice42 {
					base := unsafe.Add(result43, index*(8+4*4))

					switch element.Tag() {
					case heliosproxy_plugin_types.SqlValue_Null:

						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(0))

					case heliosproxy_plugin_types.SqlValue_Boolean:
						payload := element.Boolean()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(1))
						var result35 int32
						if payload {
							result35 = 1
						} else {
							result35 = 0
						}
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 8)) = int8(result35)

					case heliosproxy_plugin_types.SqlValue_Integer:
						payload := element.Integer()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(2))
						*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)) = payload

					case heliosproxy_plugin_types.SqlValue_Float:
						payload := element.Float()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(3))
						*(*float64)(unsafe.Add(unsafe.Pointer(base), 8)) = payload

					case heliosproxy_plugin_types.SqlValue_Decimal:
						payload := element.Decimal()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(4))
						utf836 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf836)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf836)))

					case heliosproxy_plugin_types.SqlValue_Text:
						payload := element.Text()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(5))
						utf837 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf837)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf837)))

					case heliosproxy_plugin_types.SqlValue_Bytes:
						payload := element.Bytes()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(6))
						data := unsafe.Pointer(unsafe.SliceData(payload))
						pinner.Pin(data)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(data)))

					case heliosproxy_plugin_types.SqlValue_Timestamp:
						payload := element.Timestamp()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(7))
						*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)) = payload

					case heliosproxy_plugin_types.SqlValue_Json:
						payload := element.Json()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(8))
						utf838 := unsafe.Pointer(unsafe.StringData(payload))
						pinner.Pin(utf838)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf838)))

					case heliosproxy_plugin_types.SqlValue_Vector:
						payload := element.Vector()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(9))
						data39 := unsafe.Pointer(unsafe.SliceData(payload))
						pinner.Pin(data39)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(data39)))

					case heliosproxy_plugin_types.SqlValue_Other:
						payload := element.Other()
						*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(10))
						utf840 := unsafe.Pointer(unsafe.StringData((payload).TypeName))
						pinner.Pin(utf840)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).TypeName)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf840)))
						utf841 := unsafe.Pointer(unsafe.StringData((payload).Text))
						pinner.Pin(utf841)
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).Text)))
						*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf841)))

					default:
						panic("unreachable")
					}

				}

				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(length44)
				*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(result43)))

			}

			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 3*4))) = uint32(length47)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 2*4))) = uint32(uintptr(uintptr(result46)))
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), (16 + 4*4))) = int64((payload).RowsAffected)

		default:
			panic("unreachable")
		}

		switch (payload).Cacheable.Tag() {
		case witTypes.OptionNone:
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (24 + 4*4))) = int8(int32(0))

		case witTypes.OptionSome:
			payload := (payload).Cacheable.Some()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (24 + 4*4))) = int8(int32(1))
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (32 + 4*4))) = int8(int32((payload).By))
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), (33 + 4*4))) = int8(int32((payload).Within))
			*(*int64)(unsafe.Add(unsafe.Pointer(exportReturnArea), (40 + 4*4))) = int64((payload).Ttl)

		default:
			panic("unreachable")
		}

	case witTypes.ResultErr:
		payload := result28.Err()
		*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 0)) = int8(int32(1))

		switch payload.Tag() {
		case heliosproxy_plugin_types.PluginError_InvalidConfig:
			payload := payload.InvalidConfig()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(0))
			utf848 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf848)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf848)))

		case heliosproxy_plugin_types.PluginError_InvalidInput:
			payload := payload.InvalidInput()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(1))
			utf849 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf849)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf849)))

		case heliosproxy_plugin_types.PluginError_Unavailable:
			payload := payload.Unavailable()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(2))
			utf850 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf850)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf850)))

		case heliosproxy_plugin_types.PluginError_Unsupported:
			payload := payload.Unsupported()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(3))
			utf851 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf851)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf851)))

		case heliosproxy_plugin_types.PluginError_Other:
			payload := payload.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(exportReturnArea), 8)) = int8(int32(4))
			utf852 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf852)
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 2*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(exportReturnArea), (8 + 1*4))) = uint32(uintptr(uintptr(utf852)))

		default:
			panic("unreachable")
		}

	default:
		panic("unreachable")
	}
	return exportReturnArea

}

//go:wasmexport cabi_post_heliosproxy:plugin/pre-query@2.0.0#pre-query
func wasm_export_post_return_heliosproxy_plugin_pre_query_pre_query(result uintptr) {
	syncExportPinner.Unpin()
}
