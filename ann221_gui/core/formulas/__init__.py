"""How formulas are written: symbols and numbers as marked-up pieces, and these as text, LaTeX and speech."""
