card-head =
    <b>{ $number }</b>
    <b>{ $title }</b>
card-no-number = No number yet
card-lead = Lead: { $name }
card-co = Co-handlers: { $name }
card-round = { $state } (round { $round })
card-latest = Latest: { $day } · { $what }
step-submit-again = Revise and resubmit
card-full = Full text
card-reply = Reply
card-draft = Draft reply
card-history = History
card-more = More
card-more-what = What else?
card-reckoning = How reckoned
track-in-session = In session
track-closed-session = Closed session
track-through-train = Through train
station-submit = Submit
station-screen = Screen
station-assign = Assign
station-handle = Handle
station-reply = Reply
station-rate = Rate
pattern-day-in-brackets = EEE d MMM
pattern-short-day = d MMM
deadline-left =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    } left for the { $clock } (due { $day })
deadline-today = the { $clock } is due today ({ $day })
deadline-over =
    the { $clock } is { $days ->
        [one] 1 day
       *[other] { $days } days
    } overdue (due { $day })
card-units = Departments' telephones
units-head = <b>Who handles { $number }</b>
units-no-telephone = no telephone on record
units-registry = Where none is on record, ask { $registry }: { $telephone }
latest-start-draft = Draft begun
latest-submit = Submitted by the representative
latest-take-up = Screening started by { $actor }
latest-register = Registered and numbered
latest-return-for-changes = Returned for changes
latest-refuse = Refused
latest-withdraw = Withdrawn by the representative
latest-assign = Assigned
latest-sign-for = Signed for by the lead department
latest-co-sign-for = Signed for by a co-handler
latest-log-contact = Contact with the representative
latest-log-later-contact = Contact with the representative
latest-confirm-contact = Contact confirmed by the representative
latest-deny-contact = Contact record disputed by the representative
latest-note-progress = Progress noted by the department
latest-file-opinion = Opinion filed by a co-handler
latest-supplement = Added to by the representative
latest-urge = Urged by the representative
latest-draft-reply = Reply drafted
latest-return-draft = Draft reply returned by the head
latest-sign-off = Reply signed off by the head
latest-send-back = Reply sent back by the review
latest-approve = Reply delivered to the representative
latest-rate-attitude = Attitude rated by the representative
latest-rate-reply = Reply rated by the representative
latest-ask-reopening = Re-handling asked for by the representative
latest-reopen = Handed back to be handled again
latest-decline-reopening = Decided not to handle again
latest-answer = Answered
latest-close = Closed
latest-mark-overdue = Overdue
card-waits-for-opinions = Still missing before the reply: opinion of { $names }
card-waits-for-contact = Before the reply, please contact the representative and record it.
latest-contact-open = Contact: { $mode } (to be confirmed by { $said })
latest-contact-confirmed = Contact: { $mode } (confirmed by { $said })
latest-contact-discrepant = Contact: { $mode } (not quite, says { $said })
latest-contact-denied = Contact: { $mode } (did not happen, says { $said })
latest-contact-you = you
latest-contact-representative = the representative
card-contact-denied = Note: the contact on { $day } did not happen, says the representative.
card-contact-asked = The contact on { $day } ({ $mode }): did it happen as recorded? Please use the buttons below.
card-contact-discrepant = Note: the record of the contact on { $day } is not quite correct, says the representative.
card-reopening-asked = The representative is not satisfied and asks for re-handling: { $reasons }
card-handled-again = The last round was rated unsatisfied: { $reasons }
latest-order-supervision = { $actor } ordered supervision
latest-issue-card = { $actor } issued a card
latest-revoke-order = { $actor } revoked an order
latest-answer-order = the department answered an order
latest-put-on-record = put on record
latest-take-off-record = taken off the record
latest-publish = published
latest-start-follow-up = follow-up started
latest-report-follow-up = the department reported on the follow-up
latest-keep-promise = the department reported a promise kept
latest-open-fulfilment = the third rating opened
latest-rate-fulfilment = a representative rated the promises
latest-collect-rating = the registry collected a rating by telephone
latest-flag-dissatisfaction = a co-signer is not satisfied
latest-archive = archived
card-contact-remark = { " " }The representative: { $text }
latest-explain-contact = the representative explained what is different
latest-merge = merged
latest-take-in-merged = another one was merged into it
