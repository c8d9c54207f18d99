reminder-head =
    Good morning. { $n ->
        [one] 1 matter
       *[other] { $n } matters
    } today:
escalation-head =
    { $n ->
        [one] 1 matter is
       *[other] { $n } matters are
    } overdue; please see to it:
agenda-head = Overdue or due within a month: { $n }
agenda-empty = Nothing is due within a month.
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
due-more = { $n } more: press the button below.
