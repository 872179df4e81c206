"""What stands in a conversation: a message of the user's, a reply, and what can be done with each."""
