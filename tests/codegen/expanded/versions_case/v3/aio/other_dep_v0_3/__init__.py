# Generated from other:dep@0.3 by witbind. Do not edit.
"""What is different in `other:dep` for calls that are awaited."""
