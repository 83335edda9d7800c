"""The web edition: built, served, and built again on change."""
