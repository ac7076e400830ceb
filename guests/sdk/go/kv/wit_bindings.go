// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package kv

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

type Duration = uint64

const (
	// The plugin does not have the permission.
	KvError_AccessDenied uint8 = 0
	// The store could not be reached.
	KvError_Unavailable uint8 = 1
	// The key or the value is larger than the host allows, or the plugin's share is full.
	KvError_TooLarge uint8 = 2
	// The value is not an integer, or the sum would leave the range of a signed 64-bit integer.
	KvError_NotANumber uint8 = 3
	// Something else; the string is for people.
	KvError_Other uint8 = 4
)

// Why the store did not answer.
type KvError struct {
	tag   uint8
	value any
}

func (self KvError) Tag() uint8 {
	return self.tag
}

func (self KvError) Unavailable() string {
	if self.tag != KvError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self KvError) Other() string {
	if self.tag != KvError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeKvErrorAccessDenied() KvError {
	return KvError{KvError_AccessDenied, nil}
}
func MakeKvErrorUnavailable(value string) KvError {
	return KvError{KvError_Unavailable, value}
}
func MakeKvErrorTooLarge() KvError {
	return KvError{KvError_TooLarge, nil}
}
func MakeKvErrorNotANumber() KvError {
	return KvError{KvError_NotANumber, nil}
}
func MakeKvErrorOther(value string) KvError {
	return KvError{KvError_Other, value}
}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 get
func wasm_import_get(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawGet(key string) witTypes.Result[witTypes.Option[string], KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_get(uintptr(utf8), uint32(len(key)), returnArea)
	var result witTypes.Result[witTypes.Option[string], KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		var option witTypes.Option[string]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			option = witTypes.None[string]()
		case 1:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			option = witTypes.Some[string](value)
		default:
			panic("unreachable")
		}

		result = witTypes.Ok[witTypes.Option[string], KvError](option)
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorUnavailable(value0)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorOther(value1)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[witTypes.Option[string], KvError](variant)
	default:
		panic("unreachable")
	}
	result2 := result
	return result2

}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 set
func wasm_import_set(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 int32, arg5 int64, arg6 uintptr)

func rawSet(key string, value string, ttl witTypes.Option[uint64]) witTypes.Result[witTypes.Unit, KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	utf80 := unsafe.Pointer(unsafe.StringData(value))
	pinner.Pin(utf80)
	var option int32
	var option1 int64
	switch ttl.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option1 = 0
	case witTypes.OptionSome:
		payload := ttl.Some()

		option = int32(1)
		option1 = int64(payload)
	default:
		panic("unreachable")
	}
	wasm_import_set(uintptr(utf8), uint32(len(key)), uintptr(utf80), uint32(len(value)), option, option1, returnArea)
	var result witTypes.Result[witTypes.Unit, KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[witTypes.Unit, KvError](witTypes.Unit{})
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorUnavailable(value2)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorOther(value3)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[witTypes.Unit, KvError](variant)
	default:
		panic("unreachable")
	}
	result4 := result
	return result4

}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 delete
func wasm_import_delete(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawDelete(key string) witTypes.Result[bool, KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_delete(uintptr(utf8), uint32(len(key)), returnArea)
	var result witTypes.Result[bool, KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[bool, KvError]((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) != 0))
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorUnavailable(value)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorOther(value0)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[bool, KvError](variant)
	default:
		panic("unreachable")
	}
	result1 := result
	return result1

}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 increment
func wasm_import_increment(arg0 uintptr, arg1 uint32, arg2 int64, arg3 int32, arg4 int64, arg5 uintptr)

func rawIncrement(key string, by int64, ttl witTypes.Option[uint64]) witTypes.Result[int64, KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (16 + 2*4), 8))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	var option int32
	var option0 int64
	switch ttl.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option0 = 0
	case witTypes.OptionSome:
		payload := ttl.Some()

		option = int32(1)
		option0 = int64(payload)
	default:
		panic("unreachable")
	}
	wasm_import_increment(uintptr(utf8), uint32(len(key)), by, option, option0, returnArea)
	var result witTypes.Result[int64, KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[int64, KvError](*(*int64)(unsafe.Add(unsafe.Pointer(returnArea), 8)))
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 8))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))

			variant = MakeKvErrorUnavailable(value)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 1*4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (8 + 2*4))))

			variant = MakeKvErrorOther(value1)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[int64, KvError](variant)
	default:
		panic("unreachable")
	}
	result2 := result
	return result2

}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 compare-and-swap
func wasm_import_compare_and_swap(arg0 uintptr, arg1 uint32, arg2 int32, arg3 uintptr, arg4 uint32, arg5 uintptr, arg6 uint32, arg7 int32, arg8 int64, arg9 uintptr)

func rawCompareAndSwap(key string, expected witTypes.Option[string], value string, ttl witTypes.Option[uint64]) witTypes.Result[bool, KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	var option int32
	var option1 uintptr
	var option2 uint32
	switch expected.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option1 = 0
		option2 = 0
	case witTypes.OptionSome:
		payload := expected.Some()
		utf80 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf80)

		option = int32(1)
		option1 = uintptr(utf80)
		option2 = uint32(len(payload))
	default:
		panic("unreachable")
	}
	utf83 := unsafe.Pointer(unsafe.StringData(value))
	pinner.Pin(utf83)
	var option4 int32
	var option5 int64
	switch ttl.Tag() {
	case witTypes.OptionNone:

		option4 = int32(0)
		option5 = 0
	case witTypes.OptionSome:
		payload := ttl.Some()

		option4 = int32(1)
		option5 = int64(payload)
	default:
		panic("unreachable")
	}
	wasm_import_compare_and_swap(uintptr(utf8), uint32(len(key)), option, option1, option2, uintptr(utf83), uint32(len(value)), option4, option5, returnArea)
	var result witTypes.Result[bool, KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[bool, KvError]((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) != 0))
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value6 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorUnavailable(value6)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorOther(value7)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[bool, KvError](variant)
	default:
		panic("unreachable")
	}
	result8 := result
	return result8

}

//go:wasmimport heliosproxy:plugin/kv@2.0.0 list-keys
func wasm_import_list_keys(arg0 uintptr, arg1 uint32, arg2 int32, arg3 uintptr, arg4 uint32, arg5 int32, arg6 uintptr)

func rawListKeys(prefix string, after witTypes.Option[string], limit uint32) witTypes.Result[[]string, KvError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(prefix))
	pinner.Pin(utf8)
	var option int32
	var option1 uintptr
	var option2 uint32
	switch after.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option1 = 0
		option2 = 0
	case witTypes.OptionSome:
		payload := after.Some()
		utf80 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf80)

		option = int32(1)
		option1 = uintptr(utf80)
		option2 = uint32(len(payload))
	default:
		panic("unreachable")
	}
	wasm_import_list_keys(uintptr(utf8), uint32(len(prefix)), option, option1, option2, int32(limit), returnArea)
	var result5 witTypes.Result[[]string, KvError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result := make([]string, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))), index*(2*4))
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))

			result = append(result, value)
		}

		result5 = witTypes.Ok[[]string, KvError](result)
	case 1:
		var variant KvError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeKvErrorAccessDenied()

		case 1:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorUnavailable(value3)

		case 2:

			variant = MakeKvErrorTooLarge()

		case 3:

			variant = MakeKvErrorNotANumber()

		case 4:
			value4 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeKvErrorOther(value4)

		default:
			panic("unreachable")
		}

		result5 = witTypes.Err[[]string, KvError](variant)
	default:
		panic("unreachable")
	}
	result6 := result5
	return result6

}
