preview-invite = Invite co-signers
cosign-whole-delegation = All of { $name } ({ $n })
cosign-invite-now = Send the invitations
ask-invite-cosigners = Whom would you like to ask to sign? Choose a whole delegation or single people; you can also write names, several separated by commas.
done-invite-cosigners =
    { $n ->
        [one] 1 person is
       *[other] { $n } people are
    } asked to sign by { $day }. I will tell you of each answer.
done-accept-cosigning = You sign with them. From now on you will be told of every progress.
done-decline-cosigning = All right: you do not sign “{ $label }” by { $name }, who is told.
ask-remove-cosigner = Whose invitation would you like to take back? Who has signed cannot be removed.
done-remove-cosigner = The invitation of { $name } is taken back.
ask-end-collecting = { $signed } signed, { $waiting } have not answered. If you end it now, unanswered invitations lapse.
done-end-collecting = Co-signing has ended with { $signed } co-signers.
ask-second = You will be named as a co-signer, told of progress and the reply, and asked to rate it. Second it?
done-second = You have seconded { $label }; { $name }, who leads, will know.
ask-hand-over-lead-to = To whom would you like to hand over the lead? Only to somebody who has signed.
ask-hand-over-lead-sure = { $to } will lead from then on: changing, submitting and rating is theirs, you stay as a co-signer. Hand it over?
done-hand-over-lead = { $name } leads now; you are a co-signer.
ask-discard-draft = Once discarded it is neither co-signed nor read along nor submitted any more; everybody concerned will know. Discard it?
done-discard-draft = “{ $label }” is discarded.
bad-nobody-to-invite = Those cannot be asked now: asked already, or no representatives any more. Please choose others.
bad-invitation-answered = They have just answered; the invitation can no longer be taken back.
bad-no-cosigner = They are no co-signer now, so the lead cannot be handed over. Please choose somebody else.
card-cosigners =
    { $signed ->
        [one] 1 co-signer
       *[other] { $signed } co-signers
    }
card-cosigners-waiting =
    { $signed ->
        [one] 1 co-signer
       *[other] { $signed } co-signers
    }, waiting for { $waiting }
full-cosigners = Co-signers: { $names }
full-invited = Not answered yet: { $names }
full-declined = Declined: { $names }
full-lapsed = Gave no answer: { $names }
list-second = Open for seconding ({ $n })
empty-second = Nothing is open for seconding now.
latest-invite-cosigners = { $actor } invited co-signers
latest-accept-cosigning = { $actor } signed
latest-end-collecting = co-signing ended
latest-second = { $actor } seconded it
latest-hand-over-lead = { $actor } handed over the lead
latest-discard-draft = { $actor } discarded the draft
notice-invite-cosigners = { $name } ({ $author }) asks you to sign with them; please answer by { $day }. Read the full text first.
notice-accept-cosigning = { $actor } signs { $number } with you.
notice-decline-cosigning = { $actor } does not sign { $number }.
notice-remove-cosigner = { $name } ({ $author }) has taken back the invitation to sign “{ $number }”; no answer is needed.
notice-end-collecting = The time for co-signing { $number } is over; signed by { $signed }. You can submit it, or invite others.
notice-second = { $actor } seconds { $number }.
notice-hand-over-lead = { $actor } has handed over the lead of { $number } to { $name }.
notice-discard-draft = { $actor } has discarded { $number }; it is no longer co-signed.
notice-submit-cosigner = The { $kind } you co-signed is submitted and waits for registration.
notice-register-cosigner = The { $kind } you co-signed is registered as { $number }.
notice-merge-cosigner = The { $kind } you co-signed is handled together with { $text }; the reply comes to you all the same, and you are asked to rate it.
notice-withdraw-cosigner = The { $kind } you co-signed was withdrawn by { $name } ({ $author }).
notice-refuse-cosigner = The { $kind } you co-signed was refused: { $why }
step-submit-draft = Change or submit
blocked-nothing-changed = The draft is the same as what was handed in; there are no changes to send.
preview-card = Who reads and signs
draft-delete-ask-sent = Delete draft { $ordinal } “{ $title }”? What others read of it is discarded too, and everybody concerned will know.
