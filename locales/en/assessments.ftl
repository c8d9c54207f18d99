# Assessment
command-assessment = assessment of departments
assessment-new = Work out an assessment
assessment-none = No assessment was announced yet.
assessment-not-allowed = Assessments are for the registry and the departments in them; they are not for you.
assessment-list = Assessments: { $n }, newest first:
assessment-line-open = { $name }, announced, not issued
assessment-line-issued = { $name }, issued
ask-assessment-scope = Which time? Press one, or write a year, half a year, a quarter, a session, such as: 2026, 2026H1, 2026Q1, 2026-01-01..2026-06-30
assessment-trial = <b>Assessment tried out: { $name }</b> (figures of now, nothing is kept)
assessment-weights = Weights: { $weights }
assessment-nobody = There is nothing to assess here yet. Please go back and choose another time.
assessment-rank = { $rank }. { $unit }: { $score }{ $parts ->
        [5] { "" }
        [1] { " " }(of 1 part)
       *[other] { " " }(of { $parts } parts)
    }{ $bonus ->
        [0] { "" }
       *[other] , bonus { $bonus }
    }
assessment-parts-note = “Of so many parts”: only those have data, and they stand for 100. Press a department to see how its score came about.
assessment-towns = <b>Bonus of delegations whose representatives lead key proposals</b>
assessment-town = { $town }: key proposals { $n }, bonus { $points }
assessment-what-if = Try other weights
assessment-how = How each part is reckoned
assessment-announce = Announce it to the departments
assessment-announce-sure = Announce it
ask-assessment-announce = Announce the assessment “{ $name }” to { $n } departments? They are told, each sees its own part only and can object. The figures are those of that moment, and it cannot be taken back.
assessment-again = The same time was announced by { $by }, { $at }; this is another one.
ask-assessment-weights = Write five numbers in this order, 100 in all: { $parts }. Now: { $now }
assessment-beside = <b>Tried with other weights</b>: { $weights }
assessment-beside-line = { $unit }: place { $was } → { $rank }, score { $score_was } → { $score }
assessment-beside-none = { $unit }: place { $was } → no data in these parts
assessment-beside-more = And { $n } more.
assessment-beside-note = Nothing of this is kept. To make it the rule, an administrator changes it in /rules, “Inspection and assessment”.
assessment-how-head = Each part is worth its weight times the share done; a part without data is left out, and the others stand for 100.
assessment-how-line = <b>{ $part } ({ $weight })</b>: { $about }
assessment-how-grades = What a grade is worth: satisfied 100 %, basically satisfied { $share } %, not satisfied 0.
assessment-how-bonus = Bonus: { $points } for each department in the first { $places } places; { $town } for a delegation with each key proposal its representatives lead. It stands beside the score, not in it.
assessment-about-timeliness = signed for and replied to in time, of those due or done
assessment-about-consultation = pieces talked over with the representative, of those replied to
assessment-about-reply-quality = replies not sent back by review, of those given; each send-back counts
assessment-about-ratings = what representatives think of attitude and reply, silence left out; from 3 ratings on, and only their sum
assessment-about-fulfilment = promises kept, of those due
assessment-head = <b>Assessment: { $name }</b>
assessment-announced = Announced by { $by }, { $at }; the figures are of that moment
assessment-issued = Issued by { $by }, { $at }
assessment-objections = Objections: { $n } ({ $waiting } waiting)
assessment-objections-head = Objections: { $n }
assessment-objection-open-line = { $unit }: { $part }, waiting
assessment-objection-kept-line = { $unit }: { $part }, the score stays
assessment-objection-corrected-line = { $unit }: { $part }, corrected to { $points }
assessment-objection-unit = <b>{ $unit }</b>
assessment-objection = Objection ({ $part }), { $by }, { $at }: { $text }
assessment-objection-waits = It waits for the registry's answer.
assessment-objection-kept = Answered by { $by }, { $at }, the score stays: { $text }
assessment-objection-corrected = Answered by { $by }, { $at }, corrected to { $points }: { $text }
assessment-answer = Answer the objection to “{ $part }”
assessment-keep = The score stays
assessment-correct = Correct it
assessment-issue = Issue it
assessment-issue-sure = Issue it, for good
ask-assessment-issue = Once issued, scores, places and bonus do not change any more, and the departments are told. Issue it?
assessment-unit = <b>Assessment: { $name }, { $unit }</b>
assessment-unit-tried = <b>Assessment tried out: { $name }, { $unit }</b>
assessment-unit-score = Score { $score }, place { $rank } of { $of }{ $bonus ->
        [0] { "" }
       *[other] , bonus { $bonus }
    }
assessment-part-line = { $part } ({ $weight }): { $counted }, worth { $points }
assessment-part-corrected = { $part } ({ $weight }): { $counted }, corrected to { $points }
assessment-part-none = { $part } ({ $weight }): no data, left out
assessment-part-few = { $part } ({ $weight }): fewer than 3 ratings, left out
assessment-pair = { $done } of { $of }
assessment-pair-ratings = { $n } ratings, { $share } %
assessment-may-object = If a part is wrong you can object to it, with a reason, once to each.
assessment-object = Object to “{ $part }”
ask-assessment-reason = What is wrong with “{ $part }”? Please write why (at most 500 characters).
ask-assessment-points = { $now }
    How many points shall it be? Write a whole number from 0 to { $most }.
ask-assessment-answer = Please write the answer; { $unit } will read it (at most 500 characters).
assessment-read = Read it
assessment-done-announced = Announced; { $n } departments will get it.
assessment-done-objected = The objection is with the registry.
assessment-done-answered = Answered; the department will get it.
assessment-done-issued = Issued; the departments will get it.
notice-assessment-announced = The scores of the assessment “{ $name }” are there; please see how your department's came about. You can object.
notice-assessment-objected = { $unit } objects to “{ $part }” in the assessment “{ $name }”; it waits for your answer.
notice-assessment-answered = The registry has answered the objection of { $unit } to “{ $part }” in the assessment “{ $name }”.
notice-assessment-issued = The assessment “{ $name }” is issued.
blocked-assessment-empty = There is nothing to assess here; nothing was announced.
blocked-assessment-objected = There was an objection to this part already; each can be objected to once.
blocked-assessment-answered = { $by } has answered this objection.
blocked-assessment-issued = { $by } has issued the assessment; nothing in it changes any more.
blocked-assessment-waiting = { $n } objections wait for an answer; after that it can be issued.
bad-assessment-points = Please write a whole number from 0 to { $most }.
