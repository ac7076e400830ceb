"""Typed Python host bindings for WebAssembly components, generated from WIT."""
