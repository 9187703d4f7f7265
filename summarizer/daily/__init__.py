"""A day of news: taking articles in, grouping them into events, briefs of those that matter."""
