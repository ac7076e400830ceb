package native

// Enabled says whether a fake host answers.
const Enabled = false
