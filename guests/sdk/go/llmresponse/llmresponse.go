package llmresponse

import (
	"runtime"

	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

// Hook changes what a language model answered.
type Hook interface {
	// PostProcessResponse decides what happens to a whole response.
	PostProcessResponse(call types.Call, response string, context ResponseContext) (ResponseDecision, error)
	// Open begins a streamed response.
	Open(call types.Call, context ResponseContext) (Stream, error)
}

// Stream works on one streamed response, chunk by chunk.
type Stream interface {
	// Push takes the next chunk, and says what the client gets for it.
	Push(chunk string) (ResponseDecision, error)
	// Finish ends the response, and gives what is to follow the last chunk; empty is nothing.
	Finish() (string, error)
}

var hook Hook

// Export makes the plugin serve llm-response; call it in an init function.
func Export(plugin Hook) { hook = plugin }

// Processor is the resource of the contract around a stream.
type Processor struct {
	pinner runtime.Pinner
	handle int32
	stream Stream
}

// OnDrop is called when the host dropped it.
func (self *Processor) OnDrop() { self.stream = nil }

// Push serves the method of the contract.
func (self *Processor) Push(chunk string) wit.Result[ResponseDecision, types.PluginError] {
	return guard.Call("push", func() (ResponseDecision, error) { return self.stream.Push(chunk) })
}

func serveProcessorOpen(call types.Call, context ResponseContext) wit.Result[*Processor, types.PluginError] {
	return guard.Call("open", func() (*Processor, error) {
		stream, err := hook.Open(call, context)
		return &Processor{stream: stream}, err
	})
}

func serveProcessorFinish(processor *Processor) wit.Result[string, types.PluginError] {
	defer processor.Drop()
	return guard.Call("finish", func() (string, error) { return processor.stream.Finish() })
}

func servePostProcessResponse(call types.Call, response string, context ResponseContext) wit.Result[ResponseDecision, types.PluginError] {
	return guard.Call("post-process-response", func() (ResponseDecision, error) {
		return hook.PostProcessResponse(call, response, context)
	})
}
