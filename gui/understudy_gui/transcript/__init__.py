"""The conversation pane: what was said, who answered, and why the others did not."""
