reckoning-head = <b>Deadline for the { $clock }: { $day }</b>
reckoning-basis = Basis: { $rules }.
reckoning-started = Started on { $day }
reckoning-from-next-day = Counted from the next day, { $day }
reckoning-started-next = Started on { $day }, counted from the next day
reckoning-counted-working-days = Working days: { $n } → { $end }{ $skipped ->
        [0] { "" }
       *[other] { " " }(days off in between: { $skipped })
    }
reckoning-counted-days = Days: { $n } → { $end }
reckoning-counted-months = Months: { $n } → { $end }
reckoning-fixed-date-earlier = The fixed date { $fixed } is earlier than { $counted }; the earlier one binds
reckoning-fixed-date-later = The fixed date { $fixed } is later than { $counted }; the earlier one binds
reckoning-fixed-date-same = Same as the fixed date { $fixed }
reckoning-extended = Extension: from { $start } to { $to }
reckoning-limited = Longest time in { $unit }: { $n }; asked until { $asked }, possible until { $to }
reckoning-rolled-forward = { $start } falls on { $reason }; moved to { $to }
reckoning-working-day = { $day } is a working day; not moved
reckoning-local-off = { $day } was off here{ $why ->
        [none] { "" }
       *[other] { " " }({ $why })
    } and does not count
reckoning-local-worked = { $day } was worked here{ $why ->
        [none] { "" }
       *[other] { " " }({ $why })
    } and counts
reckoning-second-date = Not answered by the fixed date; { $day } at the latest
reckoning-provisional = The holidays of { $year } are not published yet; reckoned with weekends and statutory holidays for now, and again once they are published
unit-months = months
unit-days = days
unit-working-days = working days
holiday-weekend = a weekend
holiday-new-years-day = New Year's Day
holiday-spring-festival = the Spring Festival holiday
holiday-tomb-sweeping-day = Tomb-Sweeping Day
holiday-labour-day = the Labour Day holiday
holiday-dragon-boat-festival = the Dragon Boat Festival
holiday-mid-autumn-festival = the Mid-Autumn Festival
holiday-national-day = the National Day holiday
holiday-anti-fascist-70th-day = the commemoration holiday
holiday-local-day-off = a local day off
holiday-day-off = a day off
