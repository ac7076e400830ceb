# Generated from case:versions@3 by witbind. Do not edit.
"""Several versions of one package, and the same interface name in several packages."""
