# Generated from other:dep@0.3 by witbind. Do not edit.
"""Bindings of `other:dep`."""
