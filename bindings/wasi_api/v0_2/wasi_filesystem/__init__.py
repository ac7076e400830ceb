# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""Bindings of `wasi:filesystem`."""
