pattern-day = EEE d MMM
pattern-long-day = d MMMM y
comma = { ", " }
list-comma = { ", " }
list-dot = { " · " }
plain-text = { $text }
quote = <blockquote>{ $text }</blockquote>
back = ‹ Back
cancel = Cancel
done = Done
none = None
look = View
today = Today
not-yet = not written yet
retry = Try again
count-texts =
    { $n ->
        [one] 1 paragraph
       *[other] { $n } paragraphs
    }
count-photo =
    { $n ->
        [one] 1 photo
       *[other] { $n } photos
    }
count-document =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    }
count-voice =
    { $n ->
        [one] 1 voice message
       *[other] { $n } voice messages
    }
count-video =
    { $n ->
        [one] 1 video
       *[other] { $n } videos
    }
count-place =
    { $n ->
        [one] 1 location
       *[other] { $n } locations
    }
post = { $unit } · { $role }
