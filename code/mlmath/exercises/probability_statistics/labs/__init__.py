"""The exercises of the labs on probability and statistics."""
