"""A form filled in without a model: whole sentences of the article, chosen by code."""
