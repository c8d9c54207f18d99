"""The demonstration as a newcomer meets it: one command, one address, a browser."""
