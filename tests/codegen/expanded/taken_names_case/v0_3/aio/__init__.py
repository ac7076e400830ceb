# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""What is different in `case:taken-names` for calls that are awaited."""
