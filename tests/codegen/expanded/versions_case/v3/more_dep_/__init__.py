# Generated from more:dep by witbind. Do not edit.
"""Bindings of `more:dep`."""
