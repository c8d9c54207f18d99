"""Buttons that nobody was offered, pressed by everybody."""
