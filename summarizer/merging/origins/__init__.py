"""Where the sources have their reports from, and whose words these are."""
