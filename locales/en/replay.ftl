cli-replay = live the story of a document again and check each of its claims
cli-replay-examples =
    Examples:
      python -m bot replay keqiao
      python -m bot replay keqiao --watch             see it happen
      python -m bot replay keqiao --watch --speed 5   five lines a second, to read along
    Every message goes through the real service and the sandbox; the story moves the clock. The exit status is
    1 when a claim does not hold.
cli-replay-story = which story
cli-replay-watch = print what everybody writes, presses and receives; of a crowd only one sample
cli-replay-speed = lines a second; 0 is as fast as it goes
replay-heading = ── { $day } { $time }  { $words }
replay-speaker = { $name } ({ $who })
replay-file = File “{ $name }”
replay-others-alike = { $n } others did the same and are not shown.
replay-more-messages = { $n } more messages are not shown.
replay-claim = What the document says
replay-expected = expected
replay-found = found
replay-read-in = { $says } [{ $where }]
replay-read-card = card
replay-read-workbook = workbook
replay-read-bulletin = bulletin
replay-yes = yes
replay-no = no
replay-not-looked = not looked at
replay-every-history = Every history is whole and unchanged
replay-cost = { $updates } acts, { $messages } messages, { $seconds } seconds.
replay-holds = Every claim holds.
replay-failed = Claims that do not hold: { $n }.
replay-not-seen = The story cannot go on: { $name } does not see “{ $words }”. The last messages are:
