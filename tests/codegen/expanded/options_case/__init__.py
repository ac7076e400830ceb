# Generated from case:options by witbind. Do not edit.
"""Options and results in every nesting."""
