"""A patient's visits one after the other: small maps, the way the pain went, what changed since the start."""
