"""The exercises of the lab in which the reader builds a similarity engine."""
