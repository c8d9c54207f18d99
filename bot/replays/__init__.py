"""Replays: stories of real documents, lived through the whole service with many phones and a moved clock."""
