"""What is served over HTTP: webhooks, health, metrics."""
