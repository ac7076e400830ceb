"""Typed bindings of the plugin contract, generated from `wit/`."""
