"""Bindings generated from WIT by witbind."""
