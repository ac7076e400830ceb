"""Laws of plugins, checked with examples that are made from the contract's types."""
