"""The Sphinx extensions that turn the manuscript into pages."""
