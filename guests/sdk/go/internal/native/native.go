// Package native has the functions that answer for the host in tests.
package native

// Answers are functions by name, such as "kv.Get".
var Answers = map[string]any{}

// Get returns a function that answers; it panics with its name where a test gives none.
func Get[F any](name string) F {
	answer, ok := Answers[name].(F)
	if !ok {
		panic("the test gives no answer to " + name + ", or one of another type: heliostest.Answer(\"" + name + "\", …)")
	}
	return answer
}
