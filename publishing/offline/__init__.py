"""The book without a network: what is saved, and the worker that saves it."""
