"""What is measured side by side. See README.md; run from the project's root with python -m."""
