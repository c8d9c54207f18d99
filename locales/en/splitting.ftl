# Several matters in one suggestion
split-ask = There seem to be { $n } matters. One suggestion for one matter: each gets its own department and is answered sooner. This is how I read it:
split-matter = <b>{ $mark }</b>
split-files = The files ({ $what }) stay with the first; what another needs, please send there again.
split-do = Split into { $n } drafts
split-not = It is one matter
split-done = These are { $n } drafts now, all kept, without a word lost. Which one first?
