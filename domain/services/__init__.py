"""One function for each thing a person or a tick can do."""
