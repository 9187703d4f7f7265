"""What editors do to a brief: the one set of operations behind the desk, the API and the bot."""
