"""A module with a docstring, for the test of the spelling."""
