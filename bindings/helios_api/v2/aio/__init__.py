# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""What is different in `heliosproxy:plugin` for calls that are awaited."""
