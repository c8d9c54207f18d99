unreached-button = Not reached by pushes
unreached-none = Pushes reach everybody on the roster.
unreached-head =
    Pushes do not reach { $n ->
        [one] one person
       *[other] { $n } people
    }:
unreached-line = { $name }, { $posts }, { $since }
unreached-never = has not joined
unreached-since = blocked the bot on { $day }
unreached-again = Pushes reach { $name } again.
unreached-missed = Matters that did not arrive: { $n }
unreached-telephone = Telephone of the unit: { $telephone }
unreached-how-never = Hand them an invitation link; or they open the bot and share the phone number that is on the roster.
unreached-how-blocked = Ask them to open this bot in Telegram and press “Restart”. What did not arrive comes to them then, all at once.
unreached-invite = Make an invitation link
unreached-link = Pass this link on to them. It works once, for whoever opens it first:
missed-head =
    While you were away { $n ->
        [one] one matter
       *[other] { $n } matters
    } did not reach you:
missed-joined =
    Before you joined { $n ->
        [one] one matter
       *[other] { $n } matters
    } did not reach you:
missed-waits = { $label }: { $status }, waiting for you
missed-line = { $label }: { $status }
missed-more = { $n } more are in your lists.
relay-head =
    <b>Pushes do not reach { $n ->
        [one] one person
       *[other] { $n } people
    }; please pass on</b>
relay-who = { $name } ({ $unit })
relay-line = { $who }: { $labels }
relay-line-more = { $who }: { $labels }, { $n } in all
relay-others =
    { $n ->
        [one] One more person
       *[other] { $n } more people
    }: press the button below.
relay-only-head = Good morning. Nothing for you to do; please pass this on:
