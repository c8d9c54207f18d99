# Days off and days worked against the State Council's calendar
days-head =
    <b>Local days off and worked</b>
    Days that differ from the national calendar. Running deadlines move with them; you see which before you confirm.
days-none = None at present.
days-standing = Noted: { $n }. Press a day to take it back:
days-off = { $day } off: { $why }
days-worked = { $day } worked: { $why }
days-button = Local days off
days-new = Note a day
days-log = Log
days-run = { $first } to { $last }
ask-days =
    Which day? Press the calendar or type, for example 20 January; several: 20 January to 22 January.
    Days with ° are days off.
days-chosen = Chosen: { $days }
ask-days-kind = { $days }: off or worked?
days-is-off = Off
days-is-worked = Worked
ask-days-reason-off = { $days } off: why? Press one or type it (60 characters at most).
ask-days-reason-worked = { $days } worked: why? Press one or type it (60 characters at most).
days-why-weather = Bad weather
days-why-local = Local festival
days-why-exchange = Exchanged day
days-why-outage = No power or water
days-preview-off = <b>{ $days } off ({ $why })</b>
days-preview-worked = <b>{ $days } worked ({ $why })</b>
days-preview-back = <b>Taken back: { $days } as in the national calendar</b>
days-moves = { $n ->
        [0] No running deadline moves.
       *[other] Running deadlines that move: { $n }
    }
days-move = { $label } { $clock }: { $old } → { $new }
days-earlier = Note: earlier than now: { $n }.
days-late-at-once = Note: run out at once: { $n }.
days-how = { $label } { $clock }: how
days-move-units = { " " }(units: { $n })
days-then = Once confirmed, { $label }:
days-take = Confirm
days-take-moves = Confirm, { $n } move
days-done = Noted. { $n ->
        [0] No running deadline moved.
       *[other] Deadlines reckoned again: { $n }. Those concerned are told.
    }
days-nothing-to-take = Nothing waits to be confirmed. This is how it stands:
days-log-head = Log, newest first:
days-log-empty = Nothing noted yet.
days-log-line = { $at } { $by }: { $what }{ $n ->
        [0] { "" }
       *[other] ; moved: { $n }
    }
days-log-off = { $day } off ({ $why })
days-log-worked = { $day } worked ({ $why })
days-log-back = { $day } taken back
moved-off = { $days } off ({ $why }); these deadlines move:
moved-worked = { $days } worked ({ $why }); these deadlines change:
moved-taken-back = { $days } as in the national calendar again; these deadlines change:
moved-published = The holidays of { $year } are published; these deadlines were reckoned again:
correction-moved-meanwhile = Running deadlines changed meanwhile; please look again:
bad-correction-far = { $day } is too far away: a month back at most, a year ahead at most.
bad-correction-many = At most { $limit } days at a time; please do it in several goes.
bad-correction-same = These days are like that already; nothing to change.
bad-correction-gone = This day was taken back already.
command-days = local days off and worked
pattern-month = MMMM y
pattern-month-button = y-MM
pattern-weekday = EEEEEE
month-before = ‹
month-after = ›
