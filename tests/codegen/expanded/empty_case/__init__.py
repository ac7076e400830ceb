# Generated from case:empty by witbind. Do not edit.
"""Bindings of `case:empty`."""
