"""The conversation on screen: virtualised, streaming, selectable."""
