# Generated from other:dep@1 by witbind. Do not edit.
"""Bindings of `other:dep`."""
