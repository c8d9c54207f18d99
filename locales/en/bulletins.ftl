bad-bulletin-examples = At most { $limit } good examples; take one out first.
bad-bulletin-steps = At most { $limit } next steps.
blocked-bulletin-changed = This bulletin was changed after your preview and has not been issued. Please look at it again.
blocked-bulletin-issued = Bulletin { $number } was issued by { $by } and can no longer be changed.
