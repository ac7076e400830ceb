# Generated from wasi:io@0.2 by witbind. Do not edit.
"""What is different in `wasi:io` for calls that are awaited."""
