// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package http

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

type Body = heliosproxy_plugin_types.Body
type Duration = uint64

// A request.
type HttpRequest struct {
	// The method, such as `GET`, in upper case.
	Method string
	// The whole URL, `http` or `https`.
	Url string
	// Headers, as pairs of name and value.
	Headers []witTypes.Tuple2[string, string]
	// The content.
	Body heliosproxy_plugin_types.Body
	// How long the whole exchange may take; `none`, or more than the host allows, is the host's own limit.
	Timeout witTypes.Option[uint64]
}

// A response.
type HttpResponse struct {
	// The status code, 200 to 599.
	Status uint16
	// Headers, as pairs of lower-case name and value, in the order received.
	Headers []witTypes.Tuple2[string, string]
	// The content: `text` where it is valid UTF-8.
	Body heliosproxy_plugin_types.Body
}

const (
	// The plugin does not have the permission, or the network policy does not allow the address.
	HttpError_AccessDenied uint8 = 0
	// The request is not valid; the string says why.
	HttpError_InvalidRequest uint8 = 1
	// The service could not be reached; the string says why.
	HttpError_Unreachable uint8 = 2
	// The response did not come in time.
	HttpError_TimedOut uint8 = 3
	// The request or the response is larger than the host allows.
	HttpError_TooLarge uint8 = 4
	// Something else; the string is for people.
	HttpError_Other uint8 = 5
)

// Why there is no response.
type HttpError struct {
	tag   uint8
	value any
}

func (self HttpError) Tag() uint8 {
	return self.tag
}

func (self HttpError) InvalidRequest() string {
	if self.tag != HttpError_InvalidRequest {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self HttpError) Unreachable() string {
	if self.tag != HttpError_Unreachable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self HttpError) Other() string {
	if self.tag != HttpError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeHttpErrorAccessDenied() HttpError {
	return HttpError{HttpError_AccessDenied, nil}
}
func MakeHttpErrorInvalidRequest(value string) HttpError {
	return HttpError{HttpError_InvalidRequest, value}
}
func MakeHttpErrorUnreachable(value string) HttpError {
	return HttpError{HttpError_Unreachable, value}
}
func MakeHttpErrorTimedOut() HttpError {
	return HttpError{HttpError_TimedOut, nil}
}
func MakeHttpErrorTooLarge() HttpError {
	return HttpError{HttpError_TooLarge, nil}
}
func MakeHttpErrorOther(value string) HttpError {
	return HttpError{HttpError_Other, value}
}

//go:wasmimport heliosproxy:plugin/http@2.0.0 http-fetch
func wasm_import_http_fetch(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 uintptr, arg5 uint32, arg6 int32, arg7 uintptr, arg8 uint32, arg9 int32, arg10 int64, arg11 uintptr)

func rawHttpFetch(request HttpRequest) witTypes.Result[HttpResponse, HttpError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (7 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData((request).Method))
	pinner.Pin(utf8)
	utf80 := unsafe.Pointer(unsafe.StringData((request).Url))
	pinner.Pin(utf80)
	slice := (request).Headers
	length := uint32(len(slice))
	result := witRuntime.Allocate(pinner, uintptr(length*(4*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result, index*(4*4))
		utf81 := unsafe.Pointer(unsafe.StringData((element).F0))
		pinner.Pin(utf81)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf81)))
		utf82 := unsafe.Pointer(unsafe.StringData((element).F1))
		pinner.Pin(utf82)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf82)))

	}

	var variant int32
	var variant4 uintptr
	var variant5 uint32
	switch (request).Body.Tag() {
	case heliosproxy_plugin_types.Body_Empty:

		variant = int32(0)
		variant4 = 0
		variant5 = 0

	case heliosproxy_plugin_types.Body_Text:
		payload := (request).Body.Text()
		utf83 := unsafe.Pointer(unsafe.StringData(payload))
		pinner.Pin(utf83)

		variant = int32(1)
		variant4 = uintptr(utf83)
		variant5 = uint32(len(payload))

	case heliosproxy_plugin_types.Body_Bytes:
		payload := (request).Body.Bytes()
		data := unsafe.Pointer(unsafe.SliceData(payload))
		pinner.Pin(data)

		variant = int32(2)
		variant4 = uintptr(data)
		variant5 = uint32(len(payload))

	default:
		panic("unreachable")
	}
	var option int32
	var option6 int64
	switch (request).Timeout.Tag() {
	case witTypes.OptionNone:

		option = int32(0)
		option6 = 0
	case witTypes.OptionSome:
		payload := (request).Timeout.Some()

		option = int32(1)
		option6 = int64(payload)
	default:
		panic("unreachable")
	}
	wasm_import_http_fetch(uintptr(utf8), uint32(len((request).Method)), uintptr(utf80), uint32(len((request).Url)), uintptr(result), length, variant, variant4, variant5, option, option6, returnArea)
	var result16 witTypes.Result[HttpResponse, HttpError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result8 := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))), index*(4*4))
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

			result8 = append(result8, witTypes.Tuple2[string, string]{F0: value, F1: value7})
		}

		var variant11 heliosproxy_plugin_types.Body
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (4 * 4)))) {
		case 0:

			variant11 = heliosproxy_plugin_types.MakeBodyEmpty()

		case 1:
			value9 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (5 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (6 * 4))))

			variant11 = heliosproxy_plugin_types.MakeBodyText(value9)

		case 2:
			value10 := unsafe.Slice((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (5 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (6 * 4))))

			variant11 = heliosproxy_plugin_types.MakeBodyBytes(value10)

		default:
			panic("unreachable")
		}

		result16 = witTypes.Ok[HttpResponse, HttpError](HttpResponse{Status: uint16(uint16(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))), Headers: result8, Body: variant11})
	case 1:
		var variant15 HttpError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant15 = MakeHttpErrorAccessDenied()

		case 1:
			value12 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant15 = MakeHttpErrorInvalidRequest(value12)

		case 2:
			value13 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant15 = MakeHttpErrorUnreachable(value13)

		case 3:

			variant15 = MakeHttpErrorTimedOut()

		case 4:

			variant15 = MakeHttpErrorTooLarge()

		case 5:
			value14 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant15 = MakeHttpErrorOther(value14)

		default:
			panic("unreachable")
		}

		result16 = witTypes.Err[HttpResponse, HttpError](variant15)
	default:
		panic("unreachable")
	}
	result17 := result16
	return result17

}
