"""HTTP as the providers need it: one client, bounded strict reading, errors in our vocabulary."""
