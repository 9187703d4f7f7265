"""The Slack bot: a thin caller of the same operations as the desk and its API."""
