command-undelivered = messages that did not arrive
undelivered-menu = { $n ->
    [one] One message
   *[other] { $n } messages
} did not arrive: /undelivered
undelivered-none = All messages of the last 30 days arrived or are on their way.
undelivered-title = Of the last 30 days <b>{ $n }</b> did not arrive. Press a kind for its list:
undelivered-group = { $matter } · { $reason } { $n }
undelivered-matter-case = Suggestions
undelivered-matter-broadcast = Notices
undelivered-matter-other = Reminders and others
undelivered-reason-blocked = blocked the bot
undelivered-reason-never-started = not joined
undelivered-reason-undeliverable = could not be sent
undelivered-reason-in-doubt = uncertain
undelivered-listing = <b>{ $matter } · { $reason }</b>, { $n }, newest first:
undelivered-line = { $number }. { $name } ({ $unit })　{ $at }
undelivered-line-about = { $number }. { $name } ({ $unit })　{ $at }　{ $about }
undelivered-hint-blocked = Ask them to open the bot again first, then press a number to send it again. What no longer needs doing is not sent.
undelivered-hint-never-started = Ask them to join first, then press a number to send it again. What no longer needs doing is not sent.
undelivered-hint-undeliverable = Press a number to send that one again. What no longer needs doing is not sent.
undelivered-hint-in-doubt = They may have it already. Press a number to send that one again.
undelivered-again-one = Resend { $number }
undelivered-again-all = Send all again ({ $n })
undelivered-sure = They may have { $n ->
    [one] this one
   *[other] these { $n }
} already and would get it twice. Send again?
undelivered-sure-yes = Send again
undelivered-sending = Sending { $n } again.
undelivered-sent-already = It is being sent already, or has arrived.
cli-outbox = the outbox: messages that did not arrive, sending them again
cli-outbox-examples =
    Examples:
      python -m bot outbox list
      python -m bot outbox resend --reason blocked
cli-outbox-list = list the messages of the last 30 days that did not arrive
cli-outbox-list-examples =
    Example:
      python -m bot outbox list --congress "Keqiao People's Congress"
cli-outbox-resend = send messages again that did not arrive for one reason
cli-outbox-resend-examples =
    Example:
      python -m bot outbox resend --reason blocked
cli-outbox-reason = why they did not arrive
said-outbox-waiting = { $n } on their way.
outbox-line = { $n }  { $matter } · { $reason } ({ $code })
said-outbox-resent = { $n } will be sent again.
