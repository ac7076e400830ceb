# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""What is different in `case:unused-interface` for calls that are awaited."""
