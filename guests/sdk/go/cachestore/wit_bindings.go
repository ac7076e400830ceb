// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package cachestore

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

type Body = heliosproxy_plugin_types.Body
type Duration = uint64

const (
	// The plugin does not have the permission.
	CacheError_AccessDenied uint8 = 0
	// The cache could not be reached.
	CacheError_Unavailable uint8 = 1
	// The key or the value is larger than the host allows.
	CacheError_TooLarge uint8 = 2
	// Something else; the string is for people.
	CacheError_Other uint8 = 3
)

// Why the cache did not answer.
type CacheError struct {
	tag   uint8
	value any
}

func (self CacheError) Tag() uint8 {
	return self.tag
}

func (self CacheError) Unavailable() string {
	if self.tag != CacheError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self CacheError) Other() string {
	if self.tag != CacheError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeCacheErrorAccessDenied() CacheError {
	return CacheError{CacheError_AccessDenied, nil}
}
func MakeCacheErrorUnavailable(value string) CacheError {
	return CacheError{CacheError_Unavailable, value}
}
func MakeCacheErrorTooLarge() CacheError {
	return CacheError{CacheError_TooLarge, nil}
}
func MakeCacheErrorOther(value string) CacheError {
	return CacheError{CacheError_Other, value}
}

//go:wasmimport heliosproxy:plugin/cache-store@2.0.0 cache-get
func wasm_import_cache_get(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawCacheGet(key string) witTypes.Result[witTypes.Option[heliosproxy_plugin_types.Body], CacheError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (5 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_cache_get(uintptr(utf8), uint32(len(key)), returnArea)
	var result witTypes.Result[witTypes.Option[heliosproxy_plugin_types.Body], CacheError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		var option witTypes.Option[heliosproxy_plugin_types.Body]
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			option = witTypes.None[heliosproxy_plugin_types.Body]()
		case 1:
			var variant heliosproxy_plugin_types.Body
			switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))) {
			case 0:

				variant = heliosproxy_plugin_types.MakeBodyEmpty()

			case 1:
				value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (4 * 4))))

				variant = heliosproxy_plugin_types.MakeBodyText(value)

			case 2:
				value0 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (4 * 4))))

				variant = heliosproxy_plugin_types.MakeBodyBytes(value0)

			default:
				panic("unreachable")
			}

			option = witTypes.Some[heliosproxy_plugin_types.Body](variant)
		default:
			panic("unreachable")
		}

		result = witTypes.Ok[witTypes.Option[heliosproxy_plugin_types.Body], CacheError](option)
	case 1:
		var variant3 CacheError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant3 = MakeCacheErrorAccessDenied()

		case 1:
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant3 = MakeCacheErrorUnavailable(value1)

		case 2:

			variant3 = MakeCacheErrorTooLarge()

		case 3:
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant3 = MakeCacheErrorOther(value2)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[witTypes.Option[heliosproxy_plugin_types.Body], CacheError](variant3)
	default:
		panic("unreachable")
	}
	result4 := result
	return result4

}

//go:wasmimport heliosproxy:plugin/cache-store@2.0.0 cache-set
func wasm_import_cache_set(arg0 uintptr, arg1 uint32, arg2 int32, arg3 uintptr, arg4 uint32, arg5 int64, arg6 uintptr)

func rawCacheSet(key string, value heliosproxy_plugin_types.Body, ttl uint64) witTypes.Result[witTypes.Unit, CacheError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	var variant int32
	var variant1 uintptr
	var variant2 uint32
	switch value.Tag() {
	case heliosproxy_plugin_types.Body_Empty:

		variant = int32(0)
		variant1 = 0
		variant2 = 0

	case heliosproxy_plugin_types.Body_Text:
		payload := value.Text()
		utf80 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf80)

		variant = int32(1)
		variant1 = uintptr(utf80)
		variant2 = uint32(len(payload))

	case heliosproxy_plugin_types.Body_Bytes:
		payload := value.Bytes()
		data := unsafe.Pointer(unsafe.SliceData(payload))
		pinner.Pin(data)

		variant = int32(2)
		variant1 = uintptr(data)
		variant2 = uint32(len(payload))

	default:
		panic("unreachable")
	}
	wasm_import_cache_set(uintptr(utf8), uint32(len(key)), variant, variant1, variant2, int64(ttl), returnArea)
	var result witTypes.Result[witTypes.Unit, CacheError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[witTypes.Unit, CacheError](witTypes.Unit{})
	case 1:
		var variant5 CacheError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant5 = MakeCacheErrorAccessDenied()

		case 1:
			value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant5 = MakeCacheErrorUnavailable(value3)

		case 2:

			variant5 = MakeCacheErrorTooLarge()

		case 3:
			value4 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant5 = MakeCacheErrorOther(value4)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[witTypes.Unit, CacheError](variant5)
	default:
		panic("unreachable")
	}
	result6 := result
	return result6

}

//go:wasmimport heliosproxy:plugin/cache-store@2.0.0 cache-delete
func wasm_import_cache_delete(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawCacheDelete(key string) witTypes.Result[bool, CacheError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(key))
	pinner.Pin(utf8)
	wasm_import_cache_delete(uintptr(utf8), uint32(len(key)), returnArea)
	var result witTypes.Result[bool, CacheError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:

		result = witTypes.Ok[bool, CacheError]((uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) != 0))
	case 1:
		var variant CacheError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeCacheErrorAccessDenied()

		case 1:
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeCacheErrorUnavailable(value)

		case 2:

			variant = MakeCacheErrorTooLarge()

		case 3:
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeCacheErrorOther(value0)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[bool, CacheError](variant)
	default:
		panic("unreachable")
	}
	result1 := result
	return result1

}
