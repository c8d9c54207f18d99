# Objections to an assignment
ask-object-reason = Why is it not your department's business? Please give the reason and its basis. It goes to your head first; the clocks run on.
ask-object-proposed = Which department should handle it instead? Press “None” if you propose none.
done-object = The objection is with your head. Until it is ruled on, every clock runs on.
objection-no-unit = none
ask-approve-objection =
    Objection { $nth } of { $department }: { $reason }
    Proposed instead: { $proposed }
    Raise it in the department's name?
done-approve-objection = The objection waits for a ruling; the clocks run on.
ask-drop-objection =
    Objection { $nth } of { $department }: { $reason }
    Proposed instead: { $proposed }
    To drop it, please write why; the clerk will receive it.
done-drop-objection = Dropped; the clerk will be told.
ask-uphold-objection-main =
    Objection { $nth } of { $department }: { $reason }
    Proposed instead: { $proposed }
    Which department takes it over?
ask-uphold-objection-co =
    Objection { $nth } of { $department }: { $reason }
    Proposed instead: { $proposed }
    Which department co-handles instead? Press “None” for none.
done-uphold-objection = Upheld; the departments will be told. The date of the reply stays.
ask-dismiss-objection =
    Objection { $nth } of { $department }: { $reason }
    Proposed instead: { $proposed }
    To dismiss it, please write why; the department will receive it.
done-dismiss-objection = Dismissed; the department has been told the reason.
bad-objection-own = It cannot go to the department that objects.
bad-nobody-answers = A department has to be chosen: somebody must answer.
blocked-office-decides = The first objection is the government office's to rule on.
card-objection-head = The objection of { $name } waits for its head; the clocks run on.
card-objection-office = { $name } objects and waits for the government office's ruling; the clocks run on. Reason: { $reason }
card-objection-leader = { $name } objects again and waits for a leader's ruling; the clocks run on. Reason: { $reason }
card-objection-upheld = The objection of { $name } was upheld. { $text }
card-objection-dismissed = The objection of { $name } was dismissed: { $text }
card-objection-lapsed = The matter was answered before the objection of { $name } was ruled on; nobody rules any more. { $text }
card-objection-dropped = The head of { $name } dropped the objection: { $text }
latest-object = A department does not agree
latest-approve-objection = A department objects
latest-drop-objection = Objection dropped
latest-uphold-objection = Objection upheld
latest-dismiss-objection = Objection dismissed
notice-object = A clerk of { $name } wants to object to { $number }; please decide: { $text }
notice-approve-objection = { $name } objects to { $number } and waits for your ruling: { $text }
notice-approve-objection-clerk = Your head agrees with the objection to { $number }; it waits for a ruling. The clocks run on.
notice-approve-objection-staff = { $name } objects to { $number }: { $text }
notice-drop-objection = Your head did not agree with the objection to { $number }: { $text }
notice-uphold-objection = The objection of { $name } to { $number } is upheld. Now: { $units }.
notice-dismiss-objection = { $number } stays with { $name }: { $text }
