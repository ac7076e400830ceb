// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package log

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

const (
	// Every step, for following the code.
	LogLevel_Trace uint8 = 0
	// For finding faults.
	LogLevel_Debug uint8 = 1
	// What is worth knowing in normal operation.
	LogLevel_Info uint8 = 2
	// Something is odd, and the plugin goes on.
	LogLevel_Warn uint8 = 3
	// Something failed.
	LogLevel_Error uint8 = 4
)

// How severe a message is, least first.
type LogLevel = uint8

//go:wasmimport heliosproxy:plugin/log@2.0.0 log
func wasm_import_log(arg0 int32, arg1 uintptr, arg2 uint32, arg3 uintptr, arg4 uint32)

func rawLog(level LogLevel, message string, fields []witTypes.Tuple2[string, string]) {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	utf8 := unsafe.Pointer(unsafe.StringData(message))
	pinner.Pin(utf8)
	slice := fields
	length := uint32(len(slice))
	result := witRuntime.Allocate(pinner, uintptr(length*(4*4)), 4)
	for index, element := range slice {
		base := unsafe.Add(result, index*(4*4))
		utf80 := unsafe.Pointer(unsafe.StringData((element).F0))
		pinner.Pin(utf80)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)) = uint32(uint32(len((element).F0)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0)) = uint32(uintptr(uintptr(utf80)))
		utf81 := unsafe.Pointer(unsafe.StringData((element).F1))
		pinner.Pin(utf81)
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))) = uint32(uint32(len((element).F1)))
		*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))) = uint32(uintptr(uintptr(utf81)))

	}

	wasm_import_log(int32(level), uintptr(utf8), uint32(len(message)), uintptr(result), length)

}

//go:wasmimport heliosproxy:plugin/log@2.0.0 enabled
func wasm_import_enabled(arg0 int32) int32

func rawEnabled(level LogLevel) bool {

	result := wasm_import_enabled(int32(level))
	return (result != 0)

}
