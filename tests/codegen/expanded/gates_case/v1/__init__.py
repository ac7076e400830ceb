# Generated from case:gates@1 by witbind. Do not edit.
"""Feature gates."""
