# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""Bindings of `wasi:cli`."""
