# Generated from wasi:filesystem@0.2 by witbind. Do not edit.
"""What is different in `wasi:filesystem` for calls that are awaited."""
