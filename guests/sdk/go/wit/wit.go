// Package wit has the contract's generic types: options, results and tuples.
package wit

// Option is a value or none.
type Option[T any] struct {
	some  bool
	value T
}

const (
	OptionNone uint8 = 0
	OptionSome uint8 = 1
)

// Some is an option with a value.
func Some[T any](value T) Option[T] { return Option[T]{true, value} }

// None is an option without one.
func None[T any]() Option[T] { return Option[T]{} }

// Get returns the value, and whether there is one.
func (self Option[T]) Get() (T, bool) { return self.value, self.some }

// SomeOr returns the value, or another where there is none.
func (self Option[T]) SomeOr(other T) T {
	if self.some {
		return self.value
	}
	return other
}

// Tag returns OptionSome or OptionNone.
func (self Option[T]) Tag() uint8 {
	if self.some {
		return OptionSome
	}
	return OptionNone
}

// Some returns the value; it panics where there is none.
func (self Option[T]) Some() T {
	if !self.some {
		panic("an option without a value")
	}
	return self.value
}

// Result is a success or an error of the contract.
type Result[T, E any] struct {
	failed bool
	ok     T
	err    E
}

const (
	ResultOk  uint8 = 0
	ResultErr uint8 = 1
)

// Ok is a success.
func Ok[T, E any](value T) Result[T, E] { return Result[T, E]{ok: value} }

// Err is an error.
func Err[T, E any](value E) Result[T, E] { return Result[T, E]{failed: true, err: value} }

// IsErr says whether it is an error.
func (self Result[T, E]) IsErr() bool { return self.failed }

// Tag returns ResultOk or ResultErr.
func (self Result[T, E]) Tag() uint8 {
	if self.failed {
		return ResultErr
	}
	return ResultOk
}

// Ok returns the value of a success.
func (self Result[T, E]) Ok() T { return self.ok }

// Err returns the error.
func (self Result[T, E]) Err() E { return self.err }

// Unit is no value.
type Unit struct{}

// Tuple2 is a pair.
type Tuple2[A, B any] struct {
	F0 A
	F1 B
}
