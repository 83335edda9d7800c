"""Run the cells of the book, and keep what they print under what it came from."""
