# Generated from case:includes@1 by witbind. Do not edit.
"""What is different in `case:includes` for calls that are awaited."""
