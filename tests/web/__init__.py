"""Webhooks, health and metrics over real HTTP."""
