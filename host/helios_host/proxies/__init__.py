"""Proxies that the host is built into: edges, imported by nothing else of the host."""
