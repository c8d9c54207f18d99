"""The handbook's dialogues: lived through the real service, compared with the pages, written anew."""
