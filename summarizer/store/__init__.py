"""What is kept from one run to the next: articles, answers, events, briefs, reviews, usage.

SQLAlchemy Core over SQLite (one file, the default) or PostgreSQL (by URL). Every module here has
one subject and offers plain functions over an open connection; `connect.Store` gives those out.
"""
