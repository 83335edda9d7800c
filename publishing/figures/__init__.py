"""Figures of the web edition: those that move, and light and dark versions."""
