# Generated from heliosproxy:wasi@0.2 by witbind. Do not edit.
"""What is different in `heliosproxy:wasi` for calls that are awaited."""
