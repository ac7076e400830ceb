# Generated from case:all-caps by witbind. Do not edit.
"""Words in capitals, and words that begin with digits."""
