"""A brief in, files and proofs out: JSON, Markdown, HTML, terminal, citation check."""
