# The calendar
agenda-month = <b>{ $month }</b>: yours { $n }
agenda-month-every = <b>{ $month }</b>: due in all units { $n }
agenda-today = Today is { $day }. “12·3” means three on the 12th; press to see them.
agenda-late = Overdue: { $n }.
agenda-late-button = Overdue { $n }
agenda-late-head = <b>Overdue: { $n }</b>
agenda-own = Only mine
agenda-every = All units
agenda-day = <b>{ $day }</b>: { $n }
agenda-day-empty = Nothing is due on { $day }.
agenda-line = { $label } { $clock }: { $title }
agenda-line-dated = { $day }: { $label } { $clock }: { $title }
agenda-meeting = { $at } meeting { $label }: { $title } { $place }
agenda-open-meeting = { $label } meeting
feed-button = Subscribe
feed-about =
    <b>Subscribe to the calendar</b>
    Your due dates and meetings in your telephone's own calendar; changes follow by themselves.
    The link is for you alone: whoever has it sees your dates. Please do not pass it on. You can switch it off at any time.
feed-make = Make a link
feed-anew = New link
feed-off = Switch off
feed-standing =
    <b>Subscribe to the calendar</b>
    The link made on { $at } is in use. A link is shown once, when it is made; a new one ends the old one.
feed-no-address = This service has no public address yet, so calendars cannot be subscribed to. Please ask whoever runs it to set PUBLIC_URL.
feed-link =
    Your calendar's link (tap to copy; shown this once):
    <code>{ $address }</code>
    iPhone: Settings › Calendar › Accounts › Add Subscribed Calendar. Others: add a calendar by URL.
    Please do not pass it on.
feed-ended = The link is switched off; calendars that use it are no longer updated.
feed-none = No link is in use.
feed-name = { $service }: agenda
feed-due = { $label } { $clock } due
feed-due-provisional = { $label } { $clock } due (provisional)
feed-meeting = Meeting { $label }
