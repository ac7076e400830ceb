// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package search

import (
	witRuntime "heliosproxy.dev/plugin/internal/witruntime"
	witTypes "heliosproxy.dev/plugin/wit"
	"runtime"
	"unsafe"
)

// Something found.
type SearchHit struct {
	// Identifies the document in its index.
	Id string
	// How well it fits; higher is better. Scores of different indexes are not comparable.
	Score float32
	// Its text.
	Text string
	// Where it comes from, for people.
	Source string
	// More about it, as pairs of name and value.
	Metadata []witTypes.Tuple2[string, string]
}

const (
	// The plugin does not have the permission.
	SearchError_AccessDenied uint8 = 0
	// There is no index of this name and kind.
	SearchError_NoSuchIndex uint8 = 1
	// The query does not fit the index, such as a vector of another length; the string says why.
	SearchError_InvalidQuery uint8 = 2
	// The index could not be reached.
	SearchError_Unavailable uint8 = 3
	// Something else; the string is for people.
	SearchError_Other uint8 = 4
)

// Why a search found no answer.
type SearchError struct {
	tag   uint8
	value any
}

func (self SearchError) Tag() uint8 {
	return self.tag
}

func (self SearchError) InvalidQuery() string {
	if self.tag != SearchError_InvalidQuery {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SearchError) Unavailable() string {
	if self.tag != SearchError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SearchError) Other() string {
	if self.tag != SearchError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeSearchErrorAccessDenied() SearchError {
	return SearchError{SearchError_AccessDenied, nil}
}
func MakeSearchErrorNoSuchIndex() SearchError {
	return SearchError{SearchError_NoSuchIndex, nil}
}
func MakeSearchErrorInvalidQuery(value string) SearchError {
	return SearchError{SearchError_InvalidQuery, value}
}
func MakeSearchErrorUnavailable(value string) SearchError {
	return SearchError{SearchError_Unavailable, value}
}
func MakeSearchErrorOther(value string) SearchError {
	return SearchError{SearchError_Other, value}
}

//go:wasmimport heliosproxy:plugin/search@2.0.0 search-semantic-index
func wasm_import_search_semantic_index(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 int32, arg5 uintptr)

func rawSearchSemanticIndex(index string, vector []float32, k uint32) witTypes.Result[[]SearchHit, SearchError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(index))
	pinner.Pin(utf8)
	data := unsafe.Pointer(unsafe.SliceData(vector))
	pinner.Pin(data)
	wasm_import_search_semantic_index(uintptr(utf8), uint32(len(index)), uintptr(data), uint32(len(vector)), int32(k), returnArea)
	var result8 witTypes.Result[[]SearchHit, SearchError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result4 := make([]SearchHit, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))), index*(9*4))
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value0 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))))
			result := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4))))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4)))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))))), index*(4*4))
				value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
				value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

				result = append(result, witTypes.Tuple2[string, string]{F0: value2, F1: value3})
			}

			result4 = append(result4, SearchHit{Id: value, Score: *(*float32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))), Text: value0, Source: value1, Metadata: result})
		}

		result8 = witTypes.Ok[[]SearchHit, SearchError](result4)
	case 1:
		var variant SearchError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeSearchErrorAccessDenied()

		case 1:

			variant = MakeSearchErrorNoSuchIndex()

		case 2:
			value5 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorInvalidQuery(value5)

		case 3:
			value6 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorUnavailable(value6)

		case 4:
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorOther(value7)

		default:
			panic("unreachable")
		}

		result8 = witTypes.Err[[]SearchHit, SearchError](variant)
	default:
		panic("unreachable")
	}
	result9 := result8
	return result9

}

//go:wasmimport heliosproxy:plugin/search@2.0.0 search-keyword-index
func wasm_import_search_keyword_index(arg0 uintptr, arg1 uint32, arg2 uintptr, arg3 uint32, arg4 int32, arg5 uintptr)

func rawSearchKeywordIndex(index string, text string, k uint32) witTypes.Result[[]SearchHit, SearchError] {
	pinner := &runtime.Pinner{}
	defer pinner.Unpin()

	returnArea := uintptr(witRuntime.Allocate(pinner, (4 * 4), 4))
	utf8 := unsafe.Pointer(unsafe.StringData(index))
	pinner.Pin(utf8)
	utf80 := unsafe.Pointer(unsafe.StringData(text))
	pinner.Pin(utf80)
	wasm_import_search_keyword_index(uintptr(utf8), uint32(len(index)), uintptr(utf80), uint32(len(text)), int32(k), returnArea)
	var result9 witTypes.Result[[]SearchHit, SearchError]
	switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 0))) {
	case 0:
		result5 := make([]SearchHit, 0, *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4))))
		for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))); index++ {
			base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4)))), index*(9*4))
			value := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
			value1 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (4 * 4))))
			value2 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (5 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (6 * 4))))
			result := make([]witTypes.Tuple2[string, string], 0, *(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4))))
			for index := 0; index < int(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (8 * 4)))); index++ {
				base := unsafe.Add(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (7 * 4))))), index*(4*4))
				value3 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), 0))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), 4)))
				value4 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(base), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(base), (3 * 4))))

				result = append(result, witTypes.Tuple2[string, string]{F0: value3, F1: value4})
			}

			result5 = append(result5, SearchHit{Id: value, Score: *(*float32)(unsafe.Add(unsafe.Pointer(base), (2 * 4))), Text: value1, Source: value2, Metadata: result})
		}

		result9 = witTypes.Ok[[]SearchHit, SearchError](result5)
	case 1:
		var variant SearchError
		switch uint8(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), 4))) {
		case 0:

			variant = MakeSearchErrorAccessDenied()

		case 1:

			variant = MakeSearchErrorNoSuchIndex()

		case 2:
			value6 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorInvalidQuery(value6)

		case 3:
			value7 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorUnavailable(value7)

		case 4:
			value8 := unsafe.String((*uint8)(unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (2 * 4)))))), *(*uint32)(unsafe.Add(unsafe.Pointer(returnArea), (3 * 4))))

			variant = MakeSearchErrorOther(value8)

		default:
			panic("unreachable")
		}

		result9 = witTypes.Err[[]SearchHit, SearchError](variant)
	default:
		panic("unreachable")
	}
	result10 := result9
	return result10

}
