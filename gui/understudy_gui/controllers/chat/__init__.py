"""One conversation in sight, and every one that is open: asked, answered, walked through, and not sent yet."""
