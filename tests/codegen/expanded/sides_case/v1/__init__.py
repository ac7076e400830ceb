# Generated from case:sides@1 by witbind. Do not edit.
"""Resources that the host implements in one world and the guest in another."""
