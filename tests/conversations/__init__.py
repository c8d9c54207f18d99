"""Transcripts through the real dispatcher over the sandbox's HTTP."""
