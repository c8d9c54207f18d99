"""A strict Telegram Bot API on loopback, with phones in the browser.

It stands in for Telegram, so it imports nothing of the service and no Telegram library: only the standard
library and aiohttp. Start it with `python -m bot.sandbox`, or in process with `bot.sandbox.server.start`.
"""
