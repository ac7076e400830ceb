# Generated from other:deep@0.2 by witbind. Do not edit.
"""What is different in `other:deep` for calls that are awaited."""
