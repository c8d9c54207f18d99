# Inspection: the check of ledgers, samples, departments' scores
menu-inspection = Inspection
command-inspection = inspections and ballots
inspection-new = Begin an inspection
inspection-none = There is no inspection yet.
inspection-not-allowed = Inspections are for the registry and the inspectors, and once closed each department reads its own part: they are not for you.
inspection-list = Inspections: { $n }, newest first:
inspection-line-open = { $scope } (begun { $day })
inspection-line-closed = { $scope } (begun { $day }, closed)
inspection-period = { $first } to { $last }
inspection-everything = everything
ask-inspection-scope = What is inspected? Press a session, or write when it was assigned, such as: 2026, 2026H1, 2026Q1, 2026-01-01 2026-06-30
inspection-started = The ledgers were checked:
inspection-head = <b>Inspection: { $scope }</b>
inspection-opened = Begun by { $by }, { $at }
inspection-checked = Ledgers checked { $at }: departments { $units }, shares { $pieces }, { $n ->
        [0] no fault found.
       *[other] faults { $n }.
    }
inspection-unchecked = Beside these, { $n } were taken over from a past ledger: nothing tells how they were handled, so they are not checked and not scored.
inspection-press = { $n ->
        [0] Press a department:
       *[other] The lowest score first; press one to see which:
    }
inspection-closed = Closed by { $by }, { $at }
inspection-read = See my department’s
notice-inspection-closed = The inspection of “{ $scope }” is closed; please see your department’s score and what was found.
inspection-unit-line = { $unit } { $score } (shares { $pieces }, faults { $n })
inspection-unit-line-unchecked = { $unit } nothing to check ({ $n } taken over)
inspection-how = How it is checked
inspection-again = Check again
inspection-draw = Draw a sample
inspection-samples = Samples: { $n }
inspection-close = Close it
inspection-close-sure = Close
ask-inspection-close = Once closed nothing changes any more, and each department can read its own part. Close it?
inspection-ended = The inspection is closed.
inspection-checked-again = Checked again; this is how it is now:
inspection-how-head = Each piece has 100 points; each fault takes some off, down to none. A department's score is the mean of its pieces.
inspection-how-line = { $what }: { $n } off. { $about }
inspection-unit-head = <b>{ $unit }</b>, { $scope }
inspection-unit-score = Score { $score }: shares { $pieces }, faults { $n }
inspection-kind-line = { $what }: { $n }, each takes { $points } off
inspection-finding = <b>{ $label }</b> { $title }: { $what }
inspection-fault-signature = not signed for
inspection-about-signature = The term is over and nobody has signed for it
inspection-fault-late-signature = signed for late
inspection-about-late-signature = Signed for after the term
inspection-fault-contact = no contact recorded
inspection-about-contact = Answered, or the first contact is due, and none is recorded (one that was denied does not count)
inspection-fault-consultation = no consultation
inspection-about-consultation = Answered without meeting the representative, who had not waived it
inspection-fault-denied = contact denied
inspection-about-denied = The representative says that there was no such contact
inspection-fault-opinion = opinion late
inspection-about-opinion = A co-handler's opinion came late, or is due and missing
inspection-fault-overdue = overdue
inspection-about-overdue = The term of the reply is over and it is not answered
inspection-fault-late-reply = answered late
inspection-about-late-reply = Answered after the term
inspection-fault-number = wrong number
inspection-about-number = Without a number, or the reply names another
inspection-fault-format = form of the reply
inspection-about-format = The reply has no signer, no class or no content, or a plan has no date
ask-inspection-size = How many pieces? Press one, or write a number.
ask-inspection-spread = { $n } pieces: drawn how? By department, each gets its part, and at least one where there is room for all.
inspection-by-department = By department
inspection-over-all = Over all
ask-inspection-seed =
    Where shall the seed come from? It can be made up at random, or you write one that was fixed in public, such as that day's published numbers. It is kept, so that anybody can draw again.
inspection-any-seed = At random
inspection-sample-head = <b>Sample: { $n } of { $pool }</b> (draw { $number } of { $of })
inspection-sample-by = Drawn by { $by }, { $at }
inspection-sample-seed = Seed <code>{ $seed }</code>, pool <code>{ $pool }</code>
inspection-sample-all = Over all departments
inspection-sample-spread = By department
inspection-lot = <b>{ $label }</b> { $unit }: { $title }
inspection-sample-again = To check, it is drawn again from the seed, on the server: <code>{ $command }</code>
inspection-other-draw = Draw { $n }
blocked-inspection-closed = { $by } has closed this inspection; nothing in it changes any more.
blocked-inspection-empty = There is nothing to draw from here.
blocked-inspection-nothing = Nothing was assigned in this time; no inspection was begun. Please choose another time.
bad-inspection-period = That is no time I can read. Please write a year 2026, half a year 2026H1, a quarter 2026Q1, or two days, from and until: 2026-01-01 2026-06-30
bad-inspection-size = Please write how many, from 1 to { $most }.
bad-inspection-seed = A seed is one line of at most { $most } characters.
cli-inspection = samples of inspections: print the pool, draw again by the seed that was kept
cli-inspection-examples =
    Examples:
      python -m bot inspection draw --inspection 1
      python -m bot inspection pool --inspection 1 > pool.txt
      python -m bot inspection draw --pool pool.txt --seed 20211015 --size 10 --by-department
cli-inspection-draw = draw again, from the database or from a pool in a file
cli-inspection-draw-examples =
    Examples:
      python -m bot inspection draw --inspection 1 --draw 2
      python -m bot inspection draw --pool pool.txt --seed 20211015 --size 10
cli-inspection-pool = print the pool: one piece a line, number, tab, department
cli-inspection-pool-examples =
    Examples:
      python -m bot inspection pool --inspection 1 > pool.txt
cli-inspection-id = the number of the inspection, as the chat names it
cli-inspection-number = which draw; without it the last one
cli-inspection-file = a pool in a file, no database
cli-inspection-seed = the seed
cli-inspection-size = how many pieces
cli-inspection-spread = by department
said-inspection-draw = Seed { $seed }, pool { $digest } ({ $pool } pieces), drawn { $n }:
trouble-inspection-none = There is no such inspection, or nothing was drawn yet.
trouble-inspection-options = Give --inspection, or --pool, --seed and --size.
trouble-inspection-pool = The pool { $path } cannot be read: each line needs a number, a tab and a department.
inspection-on-site = On site <b>{ $label }</b>: { $score } ({ $by })
