# Generated from case:uses-of-uses@1 by witbind. Do not edit.
"""`third` uses a type of `second`, whose module uses one of `first` that nothing here mentions."""
