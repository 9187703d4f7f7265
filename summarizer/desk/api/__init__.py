"""The desk's operations for programs: JSON over HTTP, one token a program, OpenAPI.

`router` is what an application includes; it brings its own errors, limits and documents.
"""

from summarizer.desk.api.mounting import router

__all__ = ["router"]
