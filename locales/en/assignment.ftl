# Assigning, tentatively, for good, and anew
assign-each = Each its own part
assign-as-planned = Assign as planned
assign-otherwise = Choose others
pre-assign-now = Pre-assign
ask-assign-plan =
    Pre-assigned: { $units }
    Assign as planned, or choose others?
ask-assign-separate = Which departments handle it apart? Two at least; each answers its own part.
bad-separate-few = To be handled apart it needs two departments at least.
ask-pre-assign-lead = Pre-assign. Which department would lead?
done-pre-assign = Pre-assigned: { $units }. No clock is running yet; departments can object.
ask-hold-coordination-day = On which day was the coordination meeting?
ask-hold-coordination-attended = Which departments and people attended?
ask-hold-coordination-result = What was the result?
done-hold-coordination = The meeting is noted. Next, please assign.
ask-reassign-lead = Assign anew. Which department leads from now on? Those you choose stay, the others are out.
ask-reassign-reason = Why is it assigned anew? One sentence; the departments will receive it.
done-reassign = Assigned anew: { $units }. The date of the reply stays { $day }.
card-separate = Apart: { $name }
card-planned = To be assigned: { $units }
card-signed = Signed: { $names }
card-unsigned = Not signed: { $names }
reckoning-reassigned = Assigning anew does not prolong the time for the reply; it stays { $day }
reckoning-first-assigned = First assigned: { $day }
latest-pre-assign = Pre-assigned
latest-hold-coordination = Coordination meeting held
latest-reassign = Assigned anew
latest-change-shares = Departments changed
step-change-shares = Change departments
notice-pre-assign = { $number } is to be assigned: { $units }. No clock is running yet; please object if it is not your business.
notice-hold-coordination = A coordination meeting on { $number } was held: { $text }
notice-assign-separate-clerk = A new assignment, handled by several departments apart; please sign for it and answer your part.
notice-reassign = { $number } is assigned anew: { $units }. The reply is still due by { $day }.
notice-reassign-clerk = { $number } is assigned anew: { $units }. Whoever has not signed, please sign. The date stays ({ $day }).
notice-share-taken-back = { $number } is handled by others now; it is out of your department's hands.
