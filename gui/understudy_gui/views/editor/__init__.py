"""The profile editor: who is asked, in which order, and when the next one takes over."""
