# Generated from other:dep@1 by witbind. Do not edit.
"""What is different in `other:dep` for calls that are awaited."""
