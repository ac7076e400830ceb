// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package agenttools

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError

// Hints about a tool's behaviour; `none` takes the protocol's default.
type ToolAnnotations struct {
	// A title for people.
	Title witTypes.Option[string]
	// The tool changes nothing; false by default.
	ReadOnlyHint witTypes.Option[bool]
	// The tool may remove or overwrite something; true by default.
	DestructiveHint witTypes.Option[bool]
	// Calling it again with the same arguments changes nothing more; false by default.
	IdempotentHint witTypes.Option[bool]
	// The tool reaches out to things that the proxy does not know; true by default.
	OpenWorldHint witTypes.Option[bool]
}

// A tool and how to call it.
type ToolDefinition struct {
	// Its name, unique within the plugin: letters, digits, `_` and `-`.
	Name string
	// A title for people.
	Title witTypes.Option[string]
	// What it does, written for a model.
	Description string
	// The JSON Schema of its parameters, an object.
	InputSchema string
	// The JSON Schema of its structured output, an object; `none` where it has no structured output.
	OutputSchema witTypes.Option[string]
	// Hints about its behaviour.
	Annotations witTypes.Option[ToolAnnotations]
}

const (
	// The person.
	Audience_User uint8 = 0
	// The model.
	Audience_Assistant uint8 = 1
)

// Whom a piece of content is for.
type Audience = uint8

// Hints about a piece of content.
type ContentAnnotations struct {
	// Whom it is for; none is everybody.
	Audience []Audience
	// How important it is, from 0, optional, to 1, required; `none` is unsaid.
	Priority witTypes.Option[float64]
	// When it was last changed, in the form of ISO 8601; `none` is unsaid.
	LastModified witTypes.Option[string]
}

// An image or a sound.
type Media struct {
	// The content, in base64.
	Data string
	// Its media type, such as `image/png`.
	MimeType string
}

// A resource that a client may read.
type ResourceLink struct {
	// Its address.
	Uri string
	// Its name.
	Name string
	// A title for people.
	Title witTypes.Option[string]
	// What it holds.
	Description witTypes.Option[string]
	// Its media type.
	MimeType witTypes.Option[string]
	// Its size, in bytes.
	Size witTypes.Option[uint64]
}

const (
	// Text.
	ResourceContents_Text uint8 = 0
	// Bytes, in base64.
	ResourceContents_Blob uint8 = 1
)

// What a resource holds.
type ResourceContents struct {
	tag   uint8
	value any
}

func (self ResourceContents) Tag() uint8 {
	return self.tag
}

func (self ResourceContents) Text() string {
	if self.tag != ResourceContents_Text {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self ResourceContents) Blob() string {
	if self.tag != ResourceContents_Blob {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeResourceContentsText(value string) ResourceContents {
	return ResourceContents{ResourceContents_Text, value}
}
func MakeResourceContentsBlob(value string) ResourceContents {
	return ResourceContents{ResourceContents_Blob, value}
}

// A resource with what it holds.
type EmbeddedResource struct {
	// Its address.
	Uri string
	// Its media type.
	MimeType witTypes.Option[string]
	// What it holds.
	Contents ResourceContents
}

const (
	// Text.
	ContentPart_Text uint8 = 0
	// An image.
	ContentPart_Image uint8 = 1
	// A sound.
	ContentPart_Audio uint8 = 2
	// A link to a resource.
	ContentPart_ResourceLink uint8 = 3
	// A resource itself.
	ContentPart_Embedded uint8 = 4
)

// A piece of content without its hints.
type ContentPart struct {
	tag   uint8
	value any
}

func (self ContentPart) Tag() uint8 {
	return self.tag
}

func (self ContentPart) Text() string {
	if self.tag != ContentPart_Text {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self ContentPart) Image() Media {
	if self.tag != ContentPart_Image {
		panic("tag mismatch")
	}
	return self.value.(Media)
}

func (self ContentPart) Audio() Media {
	if self.tag != ContentPart_Audio {
		panic("tag mismatch")
	}
	return self.value.(Media)
}

func (self ContentPart) ResourceLink() ResourceLink {
	if self.tag != ContentPart_ResourceLink {
		panic("tag mismatch")
	}
	return self.value.(ResourceLink)
}

func (self ContentPart) Embedded() EmbeddedResource {
	if self.tag != ContentPart_Embedded {
		panic("tag mismatch")
	}
	return self.value.(EmbeddedResource)
}

func MakeContentPartText(value string) ContentPart {
	return ContentPart{ContentPart_Text, value}
}
func MakeContentPartImage(value Media) ContentPart {
	return ContentPart{ContentPart_Image, value}
}
func MakeContentPartAudio(value Media) ContentPart {
	return ContentPart{ContentPart_Audio, value}
}
func MakeContentPartResourceLink(value ResourceLink) ContentPart {
	return ContentPart{ContentPart_ResourceLink, value}
}
func MakeContentPartEmbedded(value EmbeddedResource) ContentPart {
	return ContentPart{ContentPart_Embedded, value}
}

// A piece of content.
type Content struct {
	// What it is.
	Part ContentPart
	// Hints about it.
	Annotations witTypes.Option[ContentAnnotations]
}

// What a tool answers.
type ToolOutput struct {
	// The content, in order.
	Content []Content
	// The structured output, a JSON object that fits `output-schema`; `none` where there is none.
	StructuredContent witTypes.Option[string]
	// Whether the tool failed; the content then tells the model why.
	IsError bool
}

const (
	// The tool ran.
	ToolResult_Completed uint8 = 0
	// The parameters do not fit the tool's schema; the string tells the model why.
	ToolResult_InvalidParams uint8 = 1
	// The plugin has no tool of this name.
	ToolResult_Unknown uint8 = 2
)

// How a call of a tool ended.
type ToolResult struct {
	tag   uint8
	value any
}

func (self ToolResult) Tag() uint8 {
	return self.tag
}

func (self ToolResult) Completed() ToolOutput {
	if self.tag != ToolResult_Completed {
		panic("tag mismatch")
	}
	return self.value.(ToolOutput)
}

func (self ToolResult) InvalidParams() string {
	if self.tag != ToolResult_InvalidParams {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeToolResultCompleted(value ToolOutput) ToolResult {
	return ToolResult{ToolResult_Completed, value}
}
func MakeToolResultInvalidParams(value string) ToolResult {
	return ToolResult{ToolResult_InvalidParams, value}
}
func MakeToolResultUnknown() ToolResult {
	return ToolResult{ToolResult_Unknown, nil}
}
