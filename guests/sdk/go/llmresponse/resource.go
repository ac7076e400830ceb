// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package llmresponse

import (
	"unsafe"
)

//go:wasmimport [export]heliosproxy:plugin/llm-response@2.0.0 [resource-new]processor
func resourceNewProcessor(pointer unsafe.Pointer) int32

//go:wasmimport [export]heliosproxy:plugin/llm-response@2.0.0 [resource-rep]processor
func resourceRepProcessor(handle int32) unsafe.Pointer

//go:wasmimport [export]heliosproxy:plugin/llm-response@2.0.0 [resource-drop]processor
func resourceDropProcessor(handle int32)

//go:wasmexport heliosproxy:plugin/llm-response@2.0.0#[dtor]processor
func resourceDtorProcessor(rep int32) {
	val := (*Processor)(unsafe.Pointer(uintptr(rep)))
	val.handle = 0
	val.pinner.Unpin()
	val.OnDrop()
}

func (self *Processor) TakeHandle() int32 {
	self.pinner.Pin(self)
	self.handle = resourceNewProcessor(unsafe.Pointer(self))
	return self.handle
}

func (self *Processor) SetHandle(handle int32) {
	if self.handle != handle {
		panic("invalid handle")
	}
}

func (self *Processor) Drop() {
	handle := self.handle
	if self.handle != 0 {
		self.handle = 0
		resourceDropProcessor(handle)
		self.pinner.Unpin()
		self.OnDrop()
	}
}

func ProcessorFromOwnHandle(handle int32) *Processor {
	val := (*Processor)(unsafe.Pointer(resourceRepProcessor(handle)))
	val.handle = handle
	return val
}

func ProcessorFromBorrowHandle(rep int32) *Processor {
	return (*Processor)(unsafe.Pointer(uintptr(rep)))
}
