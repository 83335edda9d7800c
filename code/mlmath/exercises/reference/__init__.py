"""The exercises of the reference pages."""
