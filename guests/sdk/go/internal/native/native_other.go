//go:build !wasip1

package native

// Enabled says whether a fake host answers.
const Enabled = true
