# Generated from wasi:cli@0.2 by witbind. Do not edit.
"""What is different in `wasi:cli` for calls that are awaited."""
