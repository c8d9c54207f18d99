# The leaders' weekly message
menu-week = What I lead
command-week = key proposals that I lead or supervise
week-nothing = You lead or supervise no key proposal now.
week-not-allowed = These are the key proposals that leaders lead or supervise; they are not for you.
week-head = <b>This week</b> you lead or supervise { $n } key proposals{ $late ->
        [0] ; nothing is late.
       *[other] ; late with { $late }:
    }
week-head-asked = <b>Key proposals that you lead or supervise</b>: { $n }{ $late ->
        [0] ; nothing is late.
       *[other] ; late with { $late }:
    }
week-proposal = <b>{ $label }</b> { $title }
week-steps = { $steps }, { $status }
week-next-step = Next: { $step }; { $owner }, by { $day }
week-late-step = { $days ->
        [1] 1 day over
       *[other] { $days } days over
    }: { $step }; waits for: { $owner }
week-late-clock = { $days ->
        [1] 1 day over
       *[other] { $days } days over
    }: { $what }; waits for { $unit }
week-why-opinions = Because: the opinion of { $units } is missing
week-why-returns = Because: the reply was sent back, { $n } so far
