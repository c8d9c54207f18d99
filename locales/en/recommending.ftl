advice-why = Why
advice-reasons = Why these are recommended (people decide):
advice-category = Category　<b>{ $name }</b>: { $why }
advice-lead = Lead　<b>{ $name }</b>: { $why }
advice-co = Beside it　<b>{ $name }</b>: { $why }
advice-like-category = like { $labels }, of the same category
advice-like-lead = like { $labels }, which it handled
advice-like-co = like { $labels }, where it helped
advice-alike = { $n ->
        [one] one is like it
       *[other] { $n } are like it
    }
advice-words = words: { $words }
advice-as-before = as it was decided before
advice-unknown = It cannot be told where this belongs: nothing like it was decided, and no word points anywhere. Please decide.
advice-hint-category = Recommended (you may change it): { $names }
advice-hint-lead = Recommended (you may change it): { $names }
advice-hint-co = Recommended beside it (you may leave it out): { $names }
advice-and = {"; "}
