# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""Types that are called as the names that a generated module imports."""
