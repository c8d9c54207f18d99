step-stale = This step is no longer possible. This is how it stands now:
step-stale-by = This step was already taken by { $by } at { $at }. This is how it stands now:
bug = Something went wrong with this step. What you sent is saved, and the technicians have been told (code { $code }).
retry-gone = This step has already been tried again. Please send /menu to see how things stand.
