// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package secrets

import (
	"heliosproxy.dev/plugin/internal/native"
)

// Get: get the secret of this name.
//
// The host hides its value in the plugin's log.
func Get(name string) (string, error) {
	if native.Enabled {
		return native.Get[func(name string) (string, error)]("secrets.Get")(name)
	}
	result := rawGet(name)
	if result.IsErr() {
		var zero string
		return zero, result.Err()
	}
	return result.Ok(), nil
}

// Error says what failed.
func (self SecretError) Error() string {
	switch self.tag {
	case SecretError_AccessDenied:
		return "secrets: access-denied"
	case SecretError_Unavailable:
		return "secrets: unavailable" + ": " + self.Unavailable()
	case SecretError_Other:
		return "secrets: other" + ": " + self.Other()
	}
	return "secrets: unknown"
}
