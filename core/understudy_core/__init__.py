"""The part of Understudy that chats: profiles, balancer, providers, history, keys. Never Qt."""
