"""The text of one message: cut into blocks, laid out, painted, selected and copied."""
