"""The exercises of the lab in which the reader builds a linear-system solver."""
