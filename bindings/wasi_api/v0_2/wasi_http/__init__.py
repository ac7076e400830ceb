# Generated from wasi:http@0.2 by witbind. Do not edit.
"""Bindings of `wasi:http`."""
