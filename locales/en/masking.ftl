# Others' data in a draft
mask-ask = There seem to be { $n } personal data of others in the text. The departments may not need them, and they are masked once more before publication:
mask-line = · { $kind }　…{ $text }…
mask-more = And { $n } more.
mask-all = Mask all ({ $n })
mask-keep = Keep them as they are
mask-done = { $n } masked. Your earlier messages are still in the chat; delete them there if need be.
