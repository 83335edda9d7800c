"""KaTeX at build time: what the web edition's formulas are made with."""
