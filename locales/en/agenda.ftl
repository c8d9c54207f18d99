# The calendar
agenda-month = <b>{ $month }</b>: yours { $n }
agenda-month-every = <b>{ $month }</b>: due in all units { $n }
agenda-today = Today is { $day }. The raised figure says how many; press a day to see them.
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
