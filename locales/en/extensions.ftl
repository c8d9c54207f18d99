ask-ask-extension-until =
    Until which day?
    The reply is due on { $due } now; with an extension { $latest } is the last possible day. One request for each round.
ask-ask-extension-reason = Why is more time needed? A sentence or two; the government office and the representative will see it.
done-ask-extension = An extension until { $day } is asked for; the government office decides. Until then the present date holds.
ask-grant-extension =
    { $department } asks to move the date from { $due } to { $until }: { $reason }
    Until which day do you agree? You can also write an earlier date.
done-grant-extension = { $label } is extended until { $day }; the department, the representative and the registry will be told.
ask-deny-extension =
    { $department } asks to move the date from { $due } to { $until }: { $reason }
    If it is not extended, please give the reason.
done-deny-extension = It is not extended; the department has been told why.
bad-extension-limit = Extensions included, { $day } is the last possible day.
bad-extension-not-later = It has to be later than the present date ({ $day }).
bad-extension-beyond = It cannot be later than the day asked for ({ $day }).
card-extension-asked = An extension until { $day } is asked for; the government office decides.
latest-ask-extension = the department asked for an extension
latest-grant-extension = extended
latest-deny-extension = not extended
notice-ask-extension = { $name } asks to extend the reply to { $number } until { $until }: { $text }
notice-grant-extension = { $number } is extended: the reply is now due on { $until }.
notice-grant-extension-representative = The reply to { $number } is extended: you will have it by { $until }. The department's reason: { $text }
notice-deny-extension = { $number } is not extended; the reply is due on { $day } as before. Reason: { $text }
