# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""Bindings of `wasi:clocks`."""
