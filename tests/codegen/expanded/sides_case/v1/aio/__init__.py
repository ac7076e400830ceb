# Generated from case:sides@1 by witbind. Do not edit.
"""What is different in `case:sides` for calls that are awaited."""
