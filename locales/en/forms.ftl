ask-about = <b>{ $label }</b>: { $question }
reason-own-words = Other, I'll write
ask-register = Register and number. Which category?
done-register = Registered as { $number }. Next, please assign it.
done-take-up = You have started screening { $label }.
ask-return-for-changes = Return for changes. What are the reasons? You can tick several.
ask-return-for-changes-words = Please write what the representative should change.
done-return-for-changes = Returned to the representative, with the reasons.
ask-refuse = Refuse. What are the reasons? The representative will be told them as they are.
ask-refuse-words = Please write the reason for refusing.
done-refuse = Refused; the representative has been told the reasons.
ask-assign-lead = Assign. Which is the lead department?
ask-assign-co =
    Lead: { $lead }
    Co-handlers: { $co }
    Press departments to add co-handlers, or assign straight away.
assign-now = Assign
done-assign = Assigned to { $lead }. The clock is running; the reply is due { $day }.
department-gone = A department you chose is no longer on the list. Please go back and choose again.
bad-lead-is-co = The lead department cannot be a co-handler as well.
done-sign-for = { $label } is signed for.
done-reopen = Handed back to be handled again; a new round begins.
ask-decline-reopening = Not to be handled again. Please write the reason; the representative will be told.
done-decline-reopening = Decided not to handle it again; the representative has been told the reason.
done-close = { $label } is closed.
blocked-already-signed = It has been signed for already.
blocked-sign-first = Please sign for it first.
form-not-kept = What you just wrote was not kept:
form-needs-text = This needs an answer in words; what you just sent was not kept. Please write it, or press “‹ Back”.
form-needs-button = Please choose with the buttons below.
bad-answer-long = Please keep it within { $limit } characters; that was { $length } and was not kept. Please shorten it and send it again; the original is above, to copy from.
ask-close = Close it? Nothing more can be rated or handled afterwards.
ask-close-early = The representatives may rate until { $day }. Closing now ends that. Close it?
