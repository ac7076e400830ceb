# Generated from wasi:clocks@0.2 by witbind. Do not edit.
"""What is different in `wasi:clocks` for calls that are awaited."""
