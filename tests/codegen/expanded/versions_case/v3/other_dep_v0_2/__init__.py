# Generated from other:dep@0.2 by witbind. Do not edit.
"""Bindings of `other:dep`."""
