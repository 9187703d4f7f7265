"""Files in, articles out: decoding, cleaning, numbered sentences with exact spans."""
