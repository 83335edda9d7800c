"""Figures to move, their still pictures, and light and dark versions."""
