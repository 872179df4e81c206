"""Reusable widgets that know nothing of chats or profiles."""
