"""Words and buttons, and the composition of the whole service."""
