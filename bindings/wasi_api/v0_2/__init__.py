# Generated from heliosproxy:wasi@0.2 by witbind. Do not edit.
"""What WASI 0.2 offers to a component, in one world; written here, not part of WASI."""
