# Generated from case:not-carried@1 by witbind. Do not edit.
"""What the engine's C API cannot carry still has types and signatures."""
