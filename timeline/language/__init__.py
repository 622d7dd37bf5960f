"""Words, rules and blockers of each language as data files, and the engine that makes meanings of them."""
