# Generated from wasi:http@0.2 by witbind. Do not edit.
"""What is different in `wasi:http` for calls that are awaited."""
