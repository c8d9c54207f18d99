"""The business in plain Python: imports nothing third-party."""
