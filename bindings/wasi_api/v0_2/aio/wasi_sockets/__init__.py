# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""What is different in `wasi:sockets` for calls that are awaited."""
