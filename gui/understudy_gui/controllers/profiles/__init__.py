"""Profiles and the services in them: edited, added, mended, tried, exchanged as files, and kept."""
