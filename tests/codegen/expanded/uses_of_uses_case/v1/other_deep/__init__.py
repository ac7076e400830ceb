# Generated from other:deep@0.2 by witbind. Do not edit.
"""Bindings of `other:deep`."""
