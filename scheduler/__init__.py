"""Time passes: ticks find what is due, the outbox is delivered."""
