"""What breaks in the world: a killed process, an unreachable Telegram, a loop held up."""
