# Generated from wasi:random@0.2 by witbind. Do not edit.
"""Bindings of `wasi:random`."""
