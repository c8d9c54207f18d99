ask-ask-withdrawal = Why should it be withdrawn? Give the reason; the congress staff decide. Until then handling goes on.
done-ask-withdrawal = Withdrawal of { $label } asked for; the congress staff decide.
latest-ask-withdrawal = the representative asked to withdraw it
notice-ask-withdrawal = { $name } asks to withdraw { $number }; please decide. Reason: { $text }
ask-confirm-withdrawal =
    Reason given for the withdrawal: { $text }
    Allow it? Handling then ends, every deadline stops, and the departments and co-signers are told.
done-confirm-withdrawal = The withdrawal of { $label } is allowed; everybody concerned is told.
latest-confirm-withdrawal = withdrawal allowed
notice-confirm-withdrawal = { $number } has been withdrawn with consent and is no longer handled. Reason: { $text }
ask-deny-withdrawal =
    Reason given for the withdrawal: { $text }
    Not allowed: give the reason, the representative is told.
done-deny-withdrawal = The withdrawal is not allowed; the representative is told why. Handling goes on.
latest-deny-withdrawal = withdrawal not allowed
notice-deny-withdrawal = The withdrawal of { $number } is not allowed, handling goes on: { $text }
card-withdrawal-asked = The representative has asked to withdraw it; the congress staff decide.
