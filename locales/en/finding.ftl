menu-find = Find
find-what = Please write a number or a few words after the command, for example: /find 直2026-001 or /find 红绿灯
find-what-now = Which one? Write its number or a few words, for example: 直2026-001, or 红绿灯
find-nothing = Nothing found for “{ $words }”.
find-try-number = Please say it in another way, or write only the number.
find-try-fewer = Try with one word less; a tap leaves it out:
find-found =
    { $n ->
        [one] One suggestion found for “{ $words }”:
       *[other] { $n } suggestions found for “{ $words }”:
    }
find-many = { $n } suggestions found for “{ $words }”, the best first. Page { $page }:
find-more = Many suggestions found for “{ $words }”, the best first. Page { $page }. More words find more exactly:
find-sentence = <i>{ $text }</i>
find-drop = ✕ { $word }
find-again = Another search
find-gone = That search was too long ago. Please write again what you look for.
find-words-handling = handling|being handled|in hand|under way
find-words-answered = answered|replied
find-words-unanswered = unanswered|not answered
find-words-closed = closed|done
find-words-overdue = overdue|late
find-words-in-session = in session
find-words-closed-session = closed session|between sessions
find-words-through-train = through train
find-narrowed = Only: { $chips }
find-chip-department = unit “{ $name }”
find-chip-delegation = { $name }
find-chip-place = naming “{ $name }”
find-chip-time = { $name }
find-chip-session = { $name }
find-chip-class = { $name }
find-chip-state = { $name }
find-chip-category = { $name }
find-chip-track = { $name }
find-chip-person = by { $name }
find-by-delegation = Only by { $name }
find-only =
    { $n ->
        [one] One suggestion:
       *[other] { $n } suggestions, the latest first:
    }
find-only-page = { $n } suggestions, the latest first. Page { $page }:
find-only-more = Many suggestions, the latest first. Page { $page }:
