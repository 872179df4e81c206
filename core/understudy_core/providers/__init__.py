"""One module for each protocol that services speak."""
