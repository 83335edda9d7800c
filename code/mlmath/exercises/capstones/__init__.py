"""The exercises of the capstones."""
