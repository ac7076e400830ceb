# Generated from wasi:random@0.2 by witbind. Do not edit.
"""What is different in `wasi:random` for calls that are awaited."""
