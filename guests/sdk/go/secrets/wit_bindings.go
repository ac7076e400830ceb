// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package secrets

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

const (
	// The plugin does not have the permission for this name.
	SecretError_AccessDenied uint8 = 0
	// The name is granted, and the operator's provider has no value for it or does not answer.
	SecretError_Unavailable uint8 = 1
	// Something else; the string is for people.
	SecretError_Other uint8 = 2
)

// Why there is no secret.
type SecretError struct {
	tag   uint8
	value any
}

func (self SecretError) Tag() uint8 {
	return self.tag
}

func (self SecretError) Unavailable() string {
	if self.tag != SecretError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SecretError) Other() string {
	if self.tag != SecretError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeSecretErrorAccessDenied() SecretError {
	return SecretError{SecretError_AccessDenied, nil}
}
func MakeSecretErrorUnavailable(value string) SecretError {
	return SecretError{SecretError_Unavailable, value}
}
func MakeSecretErrorOther(value string) SecretError {
	return SecretError{SecretError_Other, value}
}

//go:wasmimport heliosproxy:plugin/secrets@2.0.0 get
func wasm_import_get(arg0 uintptr, arg1 uint32, arg2 uintptr)

func rawGet(name string) witTypes.Result[string, SecretError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(name))
	pinner.Pin(utf8)
	wasm_import_get(uintptr(utf8), uint32(len(name)), returnArea)
	var result witTypes.Result[string, SecretError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))

		result = witTypes.Ok[string, SecretError](value)
	case 1:
		var variant SecretError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeSecretErrorAccessDenied()

		case 1:
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSecretErrorUnavailable(value0)

		case 2:
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSecretErrorOther(value1)

		default:
			panic("unreachable")
		}

		result = witTypes.Err[string, SecretError](variant)
	default:
		panic("unreachable")
	}
	result2 := result
	return result2

}
