"""The desk's operations for programs: JSON over HTTP, one token a program, OpenAPI.

`app.api_app` makes it; mount it at /api/v1. It brings its own errors, limits and documents.
"""
