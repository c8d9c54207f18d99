notice-submit = Representative { $name } has made a suggestion; it waits for your screening.
notice-register = Your suggestion is registered as { $number }.
notice-return-for-changes = Your suggestion was returned for changes: { $why }
notice-refuse = Your suggestion was refused: { $why }
notice-withdraw = Representative { $name } has withdrawn the suggestion.
notice-assign-clerk = A new assignment, you lead; please sign for it.
notice-assign = { $number } is assigned to { $lead }; you will have a reply by { $day }.
notice-sign-for = { $lead } has signed for { $number } and begins to handle it.
notice-log-contact =
    <b>{ $number } · { $title }</b>
    The department recorded: { $day } · { $mode } · { $text }
    Is this correct?
notice-confirm-contact = The representative has confirmed the contact record as correct.
notice-deny-contact = The representative says of the contact record: “{ $said }”. Please get in touch again.
notice-note-progress = Progress on { $number }: { $text }
notice-file-opinion = { $name } has filed its opinion on { $number }.
notice-supplement = The representative adds to { $number }: { $text }
notice-urge = The representative urges { $number }. Please move it forward and report progress.
notice-draft-reply = The draft reply to { $number } waits for you to sign it off.
notice-return-draft = The head has returned the draft reply to { $number }: { $text }
notice-sign-off = The reply to { $number } waits for your review.
notice-sign-off-clerk = The reply to { $number } is signed off and under review.
notice-send-back = The reply to { $number } was sent back: { $why }
notice-approve = The reply to { $number } has been delivered to the representative.
notice-ask-reopening = The representative is not satisfied with the reply to { $number } and asks for re-handling. Please decide. Reasons: { $reasons }
notice-reopen = { $number } was rated unsatisfied and is handled again (round { $round }); a new reply is due by { $day }. Reasons: { $reasons }
notice-reopen-representative = { $number } has been handed back to be handled again (round { $round }); you will have a new reply by { $day }.
notice-decline-reopening = It was decided not to handle { $number } again: { $text }
notice-answer = { $number } is answered.
notice-close = { $number } is closed.
notice-assign-co-clerk = A new assignment, you co-handle; please sign for it and file your opinion.
notice-deny-contact-staff = { $number }: the representative says of the contact record “{ $said }”.
notice-approve-representative = The reply to { $number } has been delivered (class { $letter }).
notice-reckon-again = The deadlines of { $number } were reckoned again by changed rules; please see the dates.
