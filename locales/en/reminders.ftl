reminder-head =
    Good morning. { $urgent ->
        [0] Nothing is due today. Coming up: { $coming }
        [one] { $coming ->
            [0] One matter for today:
           *[other] One matter for today, { $coming } coming up:
        }
       *[other] { $coming ->
            [0] { $urgent } matters for today:
           *[other] { $urgent } matters for today, { $coming } coming up:
        }
    }
escalation-head =
    Good morning. { $n ->
        [one] 1 matter is
       *[other] { $n } matters are
    } overdue; please see to it:
due-late = <b>Overdue: { $n }</b>
due-late-item =
    { $label } · { $clock }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } over
due-today = <b>Due today: { $n }</b>
due-today-item = { $label } · { $clock }
due-soon = <b>Within 3 days: { $n }</b>
due-soon-item = { $label } · { $clock }, { $day }
due-later = <b>Later: { $n }</b>
due-later-item = { $label } · { $clock }, { $day }
due-others = <b>Overdue with others, please see to it: { $n }</b>
due-provisional = { " " }(provisional)
due-more = { $n } more: press the button below.
due-more-button = { $n } more
due-button = { $label } { $clock }
due-gone = This has been done meanwhile. This is how it stands:
snooze-tomorrow = Again tomorrow
snooze-three-days = In three days
snooze-day = On { $day }
snooze-eve = The day before
snooze-undo = As usual after all
snooze-undone = You are reminded as usual.
snooze-too-late = It is too close to the date to be put off; you are reminded on the day itself.
snoozed-until = Put off: you are reminded on { $day }, and in any case on the day itself.
