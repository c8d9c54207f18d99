ask-mark-key-day = On which day did the chairpersons' meeting decide?
ask-mark-key-text = What did the chairpersons' meeting decide? Name the meeting and the decision; it stays in the history.
ask-key-leading = Which leader leads the handling? It can be left open for now.
ask-key-supervising = Which leader supervises it? It can be left open for now.
ask-tick-key-step-step = Which step is done?
ask-tick-key-step-note = A sentence about it?
done-mark-key = { $label } is a key proposal now; everybody concerned will be told.
done-name-leaders = The leaders of { $label } are named and will be told.
done-tick-key-step = Ticked.
latest-mark-key = marked as a key proposal
latest-name-leaders = leaders named
latest-tick-key-step = { $actor } completed a step of the key proposal
notice-mark-key = { $number } was made a key proposal by the chairpersons' meeting on { $decided }: { $leaders }. Please handle it as one.
notice-mark-key-leading = { $number } was made a key proposal by the chairpersons' meeting on { $decided }. Please lead its handling.
notice-mark-key-supervising = { $number } was made a key proposal by the chairpersons' meeting on { $decided }. Please supervise it.
notice-mark-key-representative = Your { $number } was made a key proposal by the chairpersons' meeting on { $decided }: { $leaders }.
notice-mark-key-cosigner = { $number }, which you co-signed, was made a key proposal by the chairpersons' meeting on { $decided }: { $leaders }.
notice-mark-key-committee = { $number } was made a key proposal by the chairpersons' meeting on { $decided }: { $leaders }. Please follow it.
notice-mark-key-office = { $number } was made a key proposal by the chairpersons' meeting on { $decided }: { $leaders }. Please have it handled as one.
notice-leader-replaced = The leaders of { $number } have changed; now { $leaders }. What was yours in it is no longer.
notice-name-leaders = { $number } is a key proposal; now { $leaders }.
notice-name-leaders-leading = { $number } is a key proposal. Please lead its handling.
notice-name-leaders-supervising = { $number } is a key proposal. Please supervise it.
notice-tick-key-step = A further step of the key proposal { $number } is done: { $key_step }.
card-key = Seven steps
card-key-tag = Key proposal
card-key-steps =
    { $total ->
        [7] seven steps
       *[other] steps
    } { $done }/{ $total }
key-leading = led by { $name }
key-supervising = supervised by { $name }
key-no-leaders = leaders not named yet
key-head = <b>Key proposal { $number }</b>  { $done }/{ $total } done
key-decided = Chairpersons' meeting, { $day }: { $text }
key-step-done = ✓ { $n }. { $what }  { $day } { $name }
key-step-open = ○ { $n }. { $what }  { $owner }, by { $day }
key-step-late = ○ { $n }. { $what }  { $owner }, by { $day }, <b>{ $days } days overdue</b>
bad-key-no-leader = Choose one leader at least.
blocked-key-step-of-others = The open steps are for others to tick.
