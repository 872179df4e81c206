"""What connects views to the core."""
