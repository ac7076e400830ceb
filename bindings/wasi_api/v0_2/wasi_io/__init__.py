# Generated from wasi:io@0.2 by witbind. Do not edit.
"""Bindings of `wasi:io`."""
