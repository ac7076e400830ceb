// Package witruntime is what wit-bindgen's Go code stands on: memory for values that cross to the host.
package witruntime

import (
	"runtime"
	"unsafe"
)

var pinner = runtime.Pinner{}

// Allocate returns pinned memory of a size and an alignment of at most 8.
func Allocate(pinner *runtime.Pinner, size, _ uintptr) unsafe.Pointer {
	if size == 0 {
		return nil
	}
	// words of 8 bytes: aligned, and without pointers, so that the collector does not look into them
	memory := unsafe.Pointer(unsafe.SliceData(make([]uint64, (size+7)/8)))
	pinner.Pin(memory)
	return memory
}

// Unpin lets go of the arguments of a call: Go values hold on to their memory from now on.
func Unpin() { pinner.Unpin() }

// Handle is a resource of the host, until it is taken.
type Handle struct{ value int32 }

// MakeHandle wraps a handle.
func MakeHandle(value int32) *Handle { return &Handle{value} }

// Use returns the handle.
func (self *Handle) Use() int32 {
	if self.value == 0 {
		panic("the resource is gone")
	}
	return self.value
}

// Take returns the handle and forgets it.
func (self *Handle) Take() int32 {
	value := self.Use()
	self.value = 0
	return value
}

// TakeOrNil returns the handle and forgets it, or zero.
func (self *Handle) TakeOrNil() int32 {
	value := self.value
	self.value = 0
	return value
}

// Set keeps a handle.
func (self *Handle) Set(value int32) { self.value = value }
