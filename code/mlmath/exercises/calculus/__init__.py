"""The exercises of Part II: calculus and optimization."""
