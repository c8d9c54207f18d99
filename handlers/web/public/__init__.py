"""The public pages: what is published, read by anybody, without an account."""
