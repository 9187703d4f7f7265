"""`python -m summarizer`, for where the command itself is not on the path."""

from summarizer.cli import main

if __name__ == "__main__":
    main()
