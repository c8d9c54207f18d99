# What is wrong with a policy: one sentence for each place
policy-fault = { $path }: { $what }
bad-policy-unknown = There is no such rule.
bad-policy-shape = This must have another form (a table, a list, a text, or true or false).
bad-policy-missing = This must not be empty.
bad-policy-empty = At least one entry is needed.
bad-policy-zone = There is no time zone “{ $value }”.
bad-policy-time = “{ $value }” is no time of day; write it like 08:30.
bad-policy-date = “{ $value }” is no date; write it like 2026-01-13.
bad-policy-day = “{ $value }” is no month and day; write it like 09-30.
bad-policy-hours-order = Work must begin before it ends.
bad-policy-hours-never-open = The quiet hours cover all office hours.
bad-policy-session-order = The session opens ({ $opens }) after it closes ({ $closes }).
bad-policy-code-unknown = “{ $value }” is not known. Possible: { $known }
bad-policy-twice = “{ $value }” stands twice.
bad-policy-number = “{ $value }” cannot number anything. It needs {"{"}seq{"}"}, with {"{"}year{"}"} to count by year, and makes at most 30 characters.
bad-policy-whole = “{ $value }” will not do; write a whole number from { $least } to { $most }.
bad-policy-code = The code “{ $value }” will not do: a letter first, then letters, digits and underscores, 24 at most.
bad-policy-term-unit = “{ $value }” is not known. The units of a term are working_days, days and months.
bad-policy-term-one-unit = A term needs one unit, and only one.
bad-policy-term-count = “{ $value }” will not do; a term is a whole number from 1 to 3650.
bad-policy-elsewhere = With this value another rule ({ $path }) would be wrong. Please change that one first.

# An administrator sees and changes the rules
policy-head =
    <b>Rules</b>
    { $rules }
    A change works from now on; every change is kept on record.
policy-log = Changes made
policy-group-about = Press one to see what it means and says.
policy-track-about = What is not set here goes by the general rule.
policy-rule-line = { $name }: { $value }
policy-now = Now: { $value }
policy-not-set = not set
policy-unset = Unset
policy-then = ; 
policy-entries = { $n } entries
policy-preview = { $name }: please check
policy-before = Before: { $value }
policy-after = After: { $value }
policy-confirm = Confirm
policy-keep = Confirm, the { $n } running stay
policy-again = Confirm, reckon the { $n } running again
policy-edit = Change it
policy-no-clock = no deadline
policy-effect-new = For what begins today, before: { $before }; after: { $after }.
policy-effect-running = Running by it now: { $n }.
policy-effect-again = Those running stay unless you choose otherwise; reckoned again, { $late } of them would be overdue at once. What was extended or is overdue stays.
policy-effect-now = It is in force at once.
policy-effect-zone = In the new zone it is { $at } now. Deadlines reckoned already stay.
policy-effect-cases = What was assigned stays as it is; what comes goes by the new rule.
policy-done = Changed: { $name }.{ $n ->
        [0] { "" }
       *[other] { " " }{ $n } reckoned again, the clerks are told.
    }
policy-same = That is how it is now; nothing was changed.
policy-changed-meanwhile = Somebody else has just changed this; your change was not kept. This is how it is now:
policy-nothing-to-confirm = There is no change to confirm. This is how it is now:
policy-bad =
    { $why }
    What you wrote is not lost; correct it and send it again:
    <blockquote>{ $text }</blockquote>
policy-log-empty = Nothing was changed yet.
policy-log-head = Changes: { $n }, newest first
policy-log-line = { $at } { $name } ({ $by })
policy-entry =
    <b>{ $name }</b>
    { $at }, { $by }
policy-by-ledger = import of { $file }
policy-new-departments = New departments
policy-new-delegations = New delegations
policy-added = Added { $n }: { $names }
policy-entry-again = Running ones reckoned again then: { $n }.
policy-undo = Put it back
rule-group-every = Deadlines
rule-group-calendar = Dates and hours
rule-group-ways = Ways of handling
rule-group-numbers = Limits
rule-group-wording = Names and numbers
rule-group-lists = Lists
rule-track = Deadlines: { $track }
rule-clock = { $clock } deadline
rule-clock-of-track = { $clock } deadline ({ $track })
length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
length-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
length-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
rule-term-fixed = { $length }, no later than { $fixed }
rule-about-clock = Counted from the next day, moved on from days off. Unset, there is no such deadline.
rule-about-clock-of-track = For this track only; it goes before the general rule.
rule-about-numbering = {"{"}seq{"}"} is the number, {"{"}year{"}"} the year; with the year it counts by year, else by session.
rule-about-texts = A name that messages and letters carry.
rule-about-list = A list to choose from.
rule-about-flag = A list to choose from. A + means more: a class is followed up, a question must not enter a chat, a reason re-opens the case.
rule-how-term = To change it, send the new term, such as: 3 months, 20 working days, 30 days, 3 months 09-30 (no later than that day).
rule-how-whole = To change it, send the new number.
rule-how-day = To change it, send month and day, such as 09-30.
rule-how-date = To change it, send the date, such as 2026-01-13.
rule-how-time = To change it, send the time, such as 08:30.
rule-how-text = To change it, send the new name; a second line may give the English one.
rule-how-name = To change it, send it on one line.
rule-how-days = To change it, send the days, such as: 30 15 7 3 1.
rule-how-one = To change it, press one.
rule-how-several = To change it, press them in order, then “Done”.
rule-how-ladder = To change it, send all of them, one a line: working days overdue, a space, who is told: department_head, committee, government_office, staff or leader.
rule-rung = { $days } { $role } ({ $who })
rule-how-entries = To change it, send the whole list, one entry a line: code name / English / +. A step ends with: / whose it is / days.
option-yes = yes
option-no = no
requirement-countersign = co-handlers countersign
requirement-three-firsts = consult, survey and visit first
requirement-two-contacts = a contact before and one before the reply
requirement-leader-contact = key proposals: a leader leads the contact
requirement-leader-signs = key proposals: a leader signs the letter
requirement-co-sections = co-sections are heard
bad-rule-term = This is no term. Write it like 3 months, 20 working days or 30 days.
bad-rule-whole = Please write a whole number.
bad-rule-day = Please write month and day, such as 09-30.
bad-rule-date = Please write a date, such as 2026-01-13.
bad-rule-time = Please write a time, such as 08:30.
bad-rule-line = Please write one line only.
bad-rule-lines = Please write one line, or two with the English one.
bad-rule-choose = Please choose this by the buttons.
bad-rule-entry = Line { $n } needs a code and a name, with a space between.
bad-rule-entry-role = Line { $n } needs whose it is.
bad-rule-rung = Line { $n } needs the working days overdue and who is told, for example: 3 government_office
bad-rule-words = Please write it in words, or press a button.
rule-name-extension = Longest time to a reply
rule-about-extension = Counted from the assignment, an extension included.
rule-name-session-name = Session
rule-about-session-name = The name of the session, as numbers and proposals carry it.
rule-name-session-opens = Session opens
rule-about-session-opens = From some days before until it closes, what is raised is of the session.
rule-name-session-closes = Session closes
rule-about-session-closes = After this day, what is raised is of the closed session.
rule-name-fulfilment-opens = Fulfilment rating opens
rule-about-fulfilment-opens = Each year from this day promises are rated, or from the promised day if earlier.
rule-name-second-date = Second date
rule-about-second-date = What is not answered by the fixed date is due on this one.
rule-name-reminders-days-before = Reminders, days before
rule-about-reminders-days-before = One reminder on each of these days before, then every working day.
rule-name-escalation-ladder = Who else is told when overdue
rule-about-escalation-ladder = After so many working days overdue these are told beside those who handle it.
rule-name-zone = Time zone
rule-about-zone = Deadlines, reminders and quiet hours go by this time; deadlines reckoned already stay. Write the common name of the zone, for example Asia/Shanghai or Asia/Urumqi.
rule-name-working-hours-start = Work begins
rule-about-working-hours-start = Reminders are sent from this hour.
rule-name-working-hours-end = Work ends
rule-about-working-hours-end = Everything falls due at this hour.
rule-name-working-hours-quiet-from = Quiet from
rule-about-working-hours-quiet-from = Nothing is pushed from this hour.
rule-name-working-hours-quiet-until = Quiet until
rule-about-working-hours-quiet-until = Until this hour nothing is pushed.
rule-name-tracks = Tracks
rule-about-tracks = The first is the usual one outside the session.
rule-name-kinds = Kinds
rule-about-kinds = What can be raised.
rule-name-requirements = Requirements
rule-about-requirements = Written on each proposal when it is assigned; those assigned keep theirs.
rule-name-review-chain = Review chain
rule-about-review-chain = One after the other; proposals already assigned keep theirs.
rule-name-reminders-own-times = Own hours of reminders
rule-about-reminders-own-times = People choose when the morning's reminders come, and longer quiet hours; never during working hours.
rule-name-reminders-optional = Reminders that can be left out
rule-about-reminders-optional = Of these, people may wish to hear nothing before they are overdue; then they always do.
rule-name-escalation-key-ladder = Key ones overdue: who else is told
rule-about-escalation-key-ladder = When a key one is overdue, who is told besides; of the leaders only the one who leads it.
rule-name-pre-assign = Pre-assignment
rule-about-pre-assign = Departments see it first; disputes are settled before it is assigned.
rule-name-key-led-by = Key proposals are led by
rule-about-key-led-by = At least one contact about a key proposal is led by them.
rule-name-key-letter-signed-by = Key letters are signed by
rule-about-key-letter-signed-by = They sign the letter about a key proposal.
rule-name-limits-title = Length of a title
rule-about-limits-title = At most so many characters.
rule-name-limits-body = Length of a text
rule-about-limits-body = At most so many characters each.
rule-name-limits-attachments = Attachments
rule-about-limits-attachments = At most so many for a proposal.
rule-name-limits-file-megabytes = Size of a file
rule-about-limits-file-megabytes = At most so many megabytes.
rule-name-limits-urge-days = Days between urgings
rule-about-limits-urge-days = So many days until the same one can be urged again.
rule-name-reminders-meeting-hours = Meeting reminders, hours before
rule-about-reminders-meeting-hours = Both sides are reminded of an agreed meeting so many hours before.
rule-name-limits-meeting-minutes = Minutes kept for a meeting
rule-about-limits-meeting-minutes = An agreed meeting takes so long in the agenda; then the outcome is asked.
rule-name-limits-meeting-times = Most times on offer
rule-about-limits-meeting-times = Booking a meeting, so many times can be proposed at once.
rule-name-limits-small-group = Smallest group
rule-about-limits-small-group = Departments see sums only from so many ratings on.
rule-name-limits-presubmission-days = Pre-submission, days before
rule-about-limits-presubmission-days = Drafts are handed in so many days before the session.
rule-name-limits-presubmission-window-days = Preparation, days before
rule-about-limits-presubmission-window-days = From so many days before, drafts are for the session.
rule-name-limits-progress = Length of a progress note
rule-about-limits-progress = At most so many characters.
rule-name-cards-yellow-working-days = Yellow card, working days over
rule-about-cards-yellow-working-days = A yellow card is proposed; a person decides.
rule-name-cards-yellow-returns = Yellow card, returns
rule-about-cards-yellow-returns = So many returns propose a yellow card.
rule-name-cards-red-working-days = Red card, working days over
rule-about-cards-red-working-days = So many working days over propose a red card.
rule-name-cards-talk-orders = Talk, orders without effect
rule-about-cards-talk-orders = So many orders without effect propose a talk.
rule-name-texts-congress = Name of the congress
rule-name-texts-service = Name of the service
rule-name-texts-registry = Name of the registry
rule-name-texts-registry-phone = Telephone of the registry
rule-name-texts-rules = Rules it goes by
rule-name-numbering-in-session = Numbers of the session
rule-name-numbering-closed-session = Numbers of the closed session
rule-name-numbering-through-train = Numbers of the through train
rule-name-numbering-suggestion = Numbers of suggestions
rule-name-numbering-cppcc-proposal = Numbers of CPPCC proposals
rule-name-numbering-bill = Numbers of bills
rule-name-numbering-bill-turned-suggestion = Numbers of bills turned suggestion
rule-name-categories = Categories
rule-name-classes = Result classes
rule-name-refusal-reasons = Reasons of refusal
rule-name-send-back-reasons = Reasons for sending back
rule-name-unsatisfied-reasons = Reasons of dissatisfaction
rule-name-screening-questions = Screening questions
rule-name-return-reasons = Reasons for returning
rule-name-reference-reasons = Reasons for keeping for reference
rule-name-contact-ranks = Ranks of who leads a contact
rule-name-supervision-modes = Ways of supervision
rule-name-on-record-reasons = Reasons for going on record
rule-name-drafting-steps = Drafting steps
rule-name-key-steps = Steps of key proposals
