"""The stories of the documents, lived through the whole service."""
