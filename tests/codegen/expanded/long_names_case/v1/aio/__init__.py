# Generated from case:long-names@1 by witbind. Do not edit.
"""What is different in `case:long-names` for calls that are awaited."""
