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
