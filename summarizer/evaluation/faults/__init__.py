"""True claims from real sentences, changed once each, and what the gates make of them."""
