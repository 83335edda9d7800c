"""Tools that measure, test and look after the book; no edition needs them."""
