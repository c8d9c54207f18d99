full-by = Raised by { $name } ({ $author }) · { $day }
full-opinion = Co-handler's opinion ({ $name }): { $text }
full-supplement = Added on { $day }: { $text }
full-files = Attachments
files-coming =
    { $n ->
        [one] 1 attachment
       *[other] { $n } attachments
    }, on the way to you.
history = History of { $number }:
history-line = { $when } · { $what }
reply-not-yet = There is no reply yet.
not-allowed = This is not within your remit.
files-of-day = See files ({ $day }, { $n })
