"""The account of a reply: who was asked, what happened, and what helps."""
