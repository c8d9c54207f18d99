similar-ask = { $n ->
    [one] One is similar. Look at it first?
   *[other] { $n } are similar. Look at them first?
}
similar-line = { $mark } { $number } { $title }
similar-line-unnumbered = { $mark } { $title }
similar-under =    { $text }
similar-outcome = { $state }: “{ $phrase }”
similar-class = class { $letter }, { $meaning }
similar-is-same = Perhaps the same matter
similar-is-same-matter = The same sort of matter elsewhere
similar-is-same-place = Another matter at the same place
similar-is-none = Somewhat similar
similar-why = { $lead } ({ $reasons })
similar-and = ; 
similar-places = the same place: { $names }
similar-elsewhere = this one at { $ours }, that one at { $theirs }
similar-there = that one at { $names }
similar-matter = the same matter: { $words }
similar-words = both mention { $words }
similar-sentence = the same words: “{ $text }”
similar-confirmed = confirmed as the same matter by { $by } on { $day }
similar-joined = confirmed as the same matter as { $mark } by { $by } on { $day }
similar-look = See { $mark }
similar-second = Second { $mark }
similar-go-on = Mine is different, go on
similar-head = <b>{ $number } { $title }</b>
similar-point = · { $text }
similar-public-only = Of this one only what is published can be seen.
similar-open = Open
similar-of = Similar to { $label }: { $n }
similar-none = Nothing similar to { $label } was found.
similar-same = Same matter { $mark }
similar-other = Not { $mark }
similar-done-same = Noted: the same matter as { $other }.
similar-done-other = Noted: not the same matter as { $other }; it will not be listed as similar again.
card-similar = Similar
