"""Activities: what happens in an edition, when, where and for whom."""
