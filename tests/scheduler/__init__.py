"""Delivery and ticks against the sandbox."""
