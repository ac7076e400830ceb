# Generated from case:long-names@1 by witbind. Do not edit.
"""Names and texts that just fit into a line, and that just do not."""
