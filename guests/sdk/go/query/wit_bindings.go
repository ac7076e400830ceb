// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package query

import (
	"heliosproxy.dev/plugin/internal/native"
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

type SqlValue = heliosproxy_plugin_types.SqlValue
type Column = heliosproxy_plugin_types.Column
type ResultSet = heliosproxy_plugin_types.ResultSet

// A message of the database.
type DatabaseError struct {
	// The SQLSTATE code, such as `42P01`; empty where there is none.
	Code string
	// The message.
	Message string
}

const (
	// The plugin does not have the permission, or only the one to read.
	QueryError_AccessDenied uint8 = 0
	// The database refused the statement.
	QueryError_Failed uint8 = 1
	// No database could be reached.
	QueryError_Unavailable uint8 = 2
	// The statement did not end in time.
	QueryError_TimedOut uint8 = 3
	// The result is larger than the host allows.
	QueryError_TooLarge uint8 = 4
	// Something else; the string is for people.
	QueryError_Other uint8 = 5
)

// Why a statement did not run.
type QueryError struct {
	tag   uint8
	value any
}

func (self QueryError) Tag() uint8 {
	return self.tag
}

func (self QueryError) Failed() DatabaseError {
	if self.tag != QueryError_Failed {
		panic("tag mismatch")
	}
	return self.value.(DatabaseError)
}

func (self QueryError) Unavailable() string {
	if self.tag != QueryError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self QueryError) Other() string {
	if self.tag != QueryError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeQueryErrorAccessDenied() QueryError {
	return QueryError{QueryError_AccessDenied, nil}
}
func MakeQueryErrorFailed(value DatabaseError) QueryError {
	return QueryError{QueryError_Failed, value}
}
func MakeQueryErrorUnavailable(value string) QueryError {
	return QueryError{QueryError_Unavailable, value}
}
func MakeQueryErrorTimedOut() QueryError {
	return QueryError{QueryError_TimedOut, nil}
}
func MakeQueryErrorTooLarge() QueryError {
	return QueryError{QueryError_TooLarge, nil}
}
func MakeQueryErrorOther(value string) QueryError {
	return QueryError{QueryError_Other, value}
}

// How a statement runs.
type QueryOptions struct {
	// The largest number of rows to return, the rest being left out; `none` is the host's own limit.
	RowLimit witTypes.Option[uint32]
	// Whether the database refuses changes; always so with `query_read` alone.
	ReadOnly bool
}

//go:wasmimport heliosproxy:plugin/query@2.0.0 [resource-drop]row-cursor
func resourceDropRowCursor(handle int32)

// A result that is taken in batches.
//
// The host closes it at the end of the hook call at the latest.
type RowCursor struct {
	handle *witRuntime.Handle
}

func (self *RowCursor) TakeHandle() int32 {
	return self.handle.Take()
}

func (self *RowCursor) SetHandle(handle int32) {
	self.handle.Set(handle)
}

func (self *RowCursor) Handle() int32 {
	return self.handle.Use()
}

func (self *RowCursor) Drop() {
	if native.Enabled {
		return // no host is to be told
	}
	handle := self.handle.TakeOrNil()
	if handle != 0 {
		resourceDropRowCursor(handle)
	}
}

func RowCursorFromOwnHandle(handleValue int32) *RowCursor {
	handle := witRuntime.MakeHandle(handleValue)
	value := &RowCursor{handle}
	runtime.AddCleanup(value, func(_ int) {
		handleValue := handle.TakeOrNil()
		if handleValue != 0 {
			resourceDropRowCursor(handleValue)
		}
	}, 0)
	return value
}

func RowCursorFromBorrowHandle(handleValue int32) *RowCursor {
	handle := witRuntime.MakeHandle(handleValue)
	return &RowCursor{handle}
}

//go:wasmimport heliosproxy:plugin/query@2.0.0 [method]row-cursor.columns
func wasm_import_method_row_cursor_columns(arg0 int32, arg1 uintptr)

func (self *RowCursor) rawColumns() []heliosproxy_plugin_types.Column {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (2 * 4), 4))
	wasm_import_method_row_cursor_columns((self).Handle(), returnArea)
	result := make([]heliosproxy_plugin_types.Column, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))
	for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))); index++ {
		base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0)))), index*(10*4))
		value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
		value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))
		var option3 witTypes.Option[heliosproxy_plugin_types.TableName]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4)))) {
		case 0:

			option3 = witTypes.None[heliosproxy_plugin_types.TableName]()
		case 1:
			var option witTypes.Option[string]
			switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))) {
			case 0:

				option = witTypes.None[string]()
			case 1:
				value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))))

				option = witTypes.Some[string](value1)
			default:
				panic("unreachable")
			}
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (9 * 4))))

			option3 = witTypes.Some[heliosproxy_plugin_types.TableName](heliosproxy_plugin_types.TableName{Schema: option, Name: value2})
		default:
			panic("unreachable")
		}

		result = append(result, heliosproxy_plugin_types.Column{Name: value, TypeName: value0, Table: option3})
	}

	result4 := result
	return result4

}

//go:wasmimport heliosproxy:plugin/query@2.0.0 [method]row-cursor.next
func wasm_import_method_row_cursor_next(arg0 int32, arg1 int32, arg2 uintptr)

func (self *RowCursor) rawNext(maxRows uint32) witTypes.Result[[][]heliosproxy_plugin_types.SqlValue, QueryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (6 * 4), 4))
	wasm_import_method_row_cursor_next((self).Handle(), int32(maxRows), returnArea)
	var result12 witTypes.Result[[][]heliosproxy_plugin_types.SqlValue, QueryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result6 := make([][]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))), index*(2*4))
			result := make([]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)))), index*(8+4*4))
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
					value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueDecimal(value)

				case 5:
					value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueText(value0)

				case 6:
					value1 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueBytes(value1)

				case 7:

					variant = heliosproxy_plugin_types.MakeSqlValueTimestamp(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

				case 8:
					value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueJson(value2)

				case 9:
					value3 := unsafe.Slice((*float32)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueVector(value3)

				case 10:
					value4 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))
					value5 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueOther(heliosproxy_plugin_types.OtherValue{TypeName: value4, Text: value5})

				default:
					panic("unreachable")
				}

				result = append(result, variant)
			}

			result6 = append(result6, result)
		}

		result12 = witTypes.Ok[[][]heliosproxy_plugin_types.SqlValue, QueryError](result6)
	case 1:
		var variant11 QueryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant11 = MakeQueryErrorAccessDenied()

		case 1:
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))
			value8 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (4 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (5 * 4))))

			variant11 = MakeQueryErrorFailed(DatabaseError{Code: value7, Message: value8})

		case 2:
			value9 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant11 = MakeQueryErrorUnavailable(value9)

		case 3:

			variant11 = MakeQueryErrorTimedOut()

		case 4:

			variant11 = MakeQueryErrorTooLarge()

		case 5:
			value10 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant11 = MakeQueryErrorOther(value10)

		default:
			panic("unreachable")
		}

		result12 = witTypes.Err[[][]heliosproxy_plugin_types.SqlValue, QueryError](variant11)
	default:
		panic("unreachable")
	}
	result13 := result12
	return result13

}

//go:wasmimport heliosproxy:plugin/query@2.0.0 execute-query
func wasm_import_execute_query(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 int32, arg5 int32, arg6 int32, arg7 uintptr)

func rawExecuteQuery(sql string, parameters []heliosproxy_plugin_types.SqlValue, options QueryOptions) witTypes.Result[heliosproxy_plugin_types.ResultSet, QueryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (16 + 4*4), 8))
	utf8 := unsafe.Pointer(unsafe.StringData(sql))
	pinner.Pin(utf8)
	slice := parameters
	length := uint32(len(slice))
	result6 := witRuntime.Allocate(pinner, uintptr(length*(8+4*4)), 8)
	for index, element := range slice {
		base := unsafe.Add(result6, index*(8+4*4))

		switch element.Tag() {
		case heliosproxy_plugin_types.SqlValue_Null:

			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(0))

		case heliosproxy_plugin_types.SqlValue_Boolean:
			payload := element.Boolean()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(1))
			var result int32
			if payload {
				result = 1
			} else {
				result = 0
			}
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 8)) = int8(result)

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
			utf80 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf80)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf80)))

		case heliosproxy_plugin_types.SqlValue_Text:
			payload := element.Text()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(5))
			utf81 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf81)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf81)))

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
			utf82 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf82)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf82)))

		case heliosproxy_plugin_types.SqlValue_Vector:
			payload := element.Vector()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(9))
			data3 := unsafe.Pointer(unsafe.SliceData(payload))
			pinner.Pin(data3)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(data3)))

		case heliosproxy_plugin_types.SqlValue_Other:
			payload := element.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(10))
			utf84 := unsafe.Pointer(unsafe.StringData((payload).TypeName))
			pinner.Pin(utf84)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).TypeName)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf84)))
			utf85 := unsafe.Pointer(unsafe.StringData((payload).Text))
			pinner.Pin(utf85)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).Text)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf85)))

		default:
			panic("unreachable")
		}

	}

	var option int32
	var option7 int32
	switch (options).RowLimit.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option7 = 0
	case witTypes.OptionSome:
		payload := (options).RowLimit.Some()

		option = int32(1)
		option7 = int32(payload)
	default:
		panic("unreachable")
	}
	var result8 int32
	if (options).ReadOnly {
		result8 = 1
	} else {
		result8 = 0
	}
	wasm_import_execute_query(uintptr(utf8), uint32(len(sql)), uintptr(result6), length, option, option7, result8, returnArea)
	var result29 witTypes.Result[heliosproxy_plugin_types.ResultSet, QueryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result14 := make([]heliosproxy_plugin_types.Column, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 8)))), index*(10*4))
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value9 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))
			var option13 witTypes.Option[heliosproxy_plugin_types.TableName]
			switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4)))) {
			case 0:

				option13 = witTypes.None[heliosproxy_plugin_types.TableName]()
			case 1:
				var option11 witTypes.Option[string]
				switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))) {
				case 0:

					option11 = witTypes.None[string]()
				case 1:
					value10 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))))

					option11 = witTypes.Some[string](value10)
				default:
					panic("unreachable")
				}
				value12 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (9 * 4))))

				option13 = witTypes.Some[heliosproxy_plugin_types.TableName](heliosproxy_plugin_types.TableName{Schema: option11, Name: value12})
			default:
				panic("unreachable")
			}

			result14 = append(result14, heliosproxy_plugin_types.Column{Name: value, TypeName: value9, Table: option13})
		}

		result23 := make([][]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 3*4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 3*4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))), index*(2*4))
			result22 := make([]heliosproxy_plugin_types.SqlValue, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)))), index*(8+4*4))
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
					value15 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueDecimal(value15)

				case 5:
					value16 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueText(value16)

				case 6:
					value17 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueBytes(value17)

				case 7:

					variant = heliosproxy_plugin_types.MakeSqlValueTimestamp(*(*int64)(unsafe.Add(unsafe.Pointer(base), 8)))

				case 8:
					value18 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueJson(value18)

				case 9:
					value19 := unsafe.Slice((*float32)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueVector(value19)

				case 10:
					value20 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))))
					value21 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))))

					variant = heliosproxy_plugin_types.MakeSqlValueOther(heliosproxy_plugin_types.OtherValue{TypeName: value20, Text: value21})

				default:
					panic("unreachable")
				}

				result22 = append(result22, variant)
			}

			result23 = append(result23, result22)
		}

		result29 = witTypes.Ok[heliosproxy_plugin_types.ResultSet, QueryError](heliosproxy_plugin_types.ResultSet{Columns: result14, Rows: result23, RowsAffected: uint64(*(*int64)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 4*4))))})
	case 1:
		var variant28 QueryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 8))) {
		case 0:

			variant28 = MakeQueryErrorAccessDenied()

		case 1:
			value24 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))
			value25 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 3*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 4*4))))

			variant28 = MakeQueryErrorFailed(DatabaseError{Code: value24, Message: value25})

		case 2:
			value26 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))

			variant28 = MakeQueryErrorUnavailable(value26)

		case 3:

			variant28 = MakeQueryErrorTimedOut()

		case 4:

			variant28 = MakeQueryErrorTooLarge()

		case 5:
			value27 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))

			variant28 = MakeQueryErrorOther(value27)

		default:
			panic("unreachable")
		}

		result29 = witTypes.Err[heliosproxy_plugin_types.ResultSet, QueryError](variant28)
	default:
		panic("unreachable")
	}
	result30 := result29
	return result30

}

//go:wasmimport heliosproxy:plugin/query@2.0.0 open-cursor
func wasm_import_open_cursor(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 int32, arg5 int32, arg6 int32, arg7 uintptr)

func rawOpenCursor(sql string, parameters []heliosproxy_plugin_types.SqlValue, options QueryOptions) witTypes.Result[*RowCursor, QueryError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (6 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(sql))
	pinner.Pin(utf8)
	slice := parameters
	length := uint32(len(slice))
	result6 := witRuntime.Allocate(pinner, uintptr(length*(8+4*4)), 8)
	for index, element := range slice {
		base := unsafe.Add(result6, index*(8+4*4))

		switch element.Tag() {
		case heliosproxy_plugin_types.SqlValue_Null:

			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(0))

		case heliosproxy_plugin_types.SqlValue_Boolean:
			payload := element.Boolean()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(1))
			var result int32
			if payload {
				result = 1
			} else {
				result = 0
			}
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 8)) = int8(result)

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
			utf80 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf80)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf80)))

		case heliosproxy_plugin_types.SqlValue_Text:
			payload := element.Text()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(5))
			utf81 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf81)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf81)))

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
			utf82 := unsafe.Pointer(unsafe.StringData(payload))
			pinner.Pin(utf82)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf82)))

		case heliosproxy_plugin_types.SqlValue_Vector:
			payload := element.Vector()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(9))
			data3 := unsafe.Pointer(unsafe.SliceData(payload))
			pinner.Pin(data3)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len(payload)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(data3)))

		case heliosproxy_plugin_types.SqlValue_Other:
			payload := element.Other()
			*(*int8)(unsafe.Add(unsafe.Pointer(base), 0)) = int8(int32(10))
			utf84 := unsafe.Pointer(unsafe.StringData((payload).TypeName))
			pinner.Pin(utf84)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 1*4))) = uint32(uint32(len((payload).TypeName)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), 8)) = uint32(uintptr(uintptr(utf84)))
			utf85 := unsafe.Pointer(unsafe.StringData((payload).Text))
			pinner.Pin(utf85)
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 3*4))) = uint32(uint32(len((payload).Text)))
			*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 + 2*4))) = uint32(uintptr(uintptr(utf85)))

		default:
			panic("unreachable")
		}

	}

	var option int32
	var option7 int32
	switch (options).RowLimit.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option7 = 0
	case witTypes.OptionSome:
		payload := (options).RowLimit.Some()

		option = int32(1)
		option7 = int32(payload)
	default:
		panic("unreachable")
	}
	var result8 int32
	if (options).ReadOnly {
		result8 = 1
	} else {
		result8 = 0
	}
	wasm_import_open_cursor(uintptr(utf8), uint32(len(sql)), uintptr(result6), length, option, option7, result8, returnArea)
	var result12 witTypes.Result[*RowCursor, QueryError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result12 = witTypes.Ok[*RowCursor, QueryError](RowCursorFromOwnHandle(int32(uintptr(*(*int32)(unsafe.Add(unsafe.Pointer(returnArea), 4))))))
	case 1:
		var variant QueryError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeQueryErrorAccessDenied()

		case 1:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))
			value9 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (4 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (5 * 4))))

			variant = MakeQueryErrorFailed(DatabaseError{Code: value, Message: value9})

		case 2:
			value10 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeQueryErrorUnavailable(value10)

		case 3:

			variant = MakeQueryErrorTimedOut()

		case 4:

			variant = MakeQueryErrorTooLarge()

		case 5:
			value11 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeQueryErrorOther(value11)

		default:
			panic("unreachable")
		}

		result12 = witTypes.Err[*RowCursor, QueryError](variant)
	default:
		panic("unreachable")
	}
	result13 := result12
	return result13

}
