"""Articles in, checked summaries out: the model call and the gates."""
