# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""Bindings of `wasi:sockets`."""
