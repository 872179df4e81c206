"""Formulas: found in Markdown, set as outlines on a thread, drawn inside a line."""
