"""The exercises of Part III: probability and statistics."""
