// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package http

import (
	"heliosproxy.dev/plugin/internal/native"
)

// HttpFetch: send a request and take the whole response.
//
// Redirects are not followed. Any status is a response, not an error.
func HttpFetch(request HttpRequest) (HttpResponse, error) {
	if native.Enabled {
		return native.Get[func(request HttpRequest) (HttpResponse, error)]("http.HttpFetch")(request)
	}
	result := rawHttpFetch(request)
	if result.IsErr() {
		var zero HttpResponse
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self HttpError) Error() string {
	switch self.tag {
	case HttpError_AccessDenied:
		return "http: access-denied"
	case HttpError_InvalidRequest:
		return "http: invalid-request" + ": " + self.InvalidRequest()
	case HttpError_Unreachable:
		return "http: unreachable" + ": " + self.Unreachable()
	case HttpError_TimedOut:
		return "http: timed-out"
	case HttpError_TooLarge:
		return "http: too-large"
	case HttpError_Other:
		return "http: other" + ": " + self.Other()
	}
	return "http: unknown"
}
