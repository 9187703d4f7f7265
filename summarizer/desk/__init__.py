"""The desk: editors read, check, correct and approve briefs in the browser; programs by its API."""
