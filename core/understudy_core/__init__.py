"""The part of Understudy that chats: profiles, balancer, providers, history, keys. Never Qt."""

__version__ = "0.1.0"
"""The version of the whole program, as in pyproject.toml."""
