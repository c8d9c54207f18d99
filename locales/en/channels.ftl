command-channel = channels that what is published is posted to
channel-none =
    No channel yet.

    Open your channel in Telegram, make me an administrator of it with the right to post messages. I then ask you here whether to post.
channel-list = What is published is posted to these channels too: suggestions, issued bulletins; corrections and withdrawals change the post.
channel-not-allowed = Channels are for the registry and administrators; they are not for you.
channel-line-offered = To confirm: { $title }
channel-line-open = { $title }
channel-line-paused = Paused: { $title }
channel-is-offered = The channel “{ $title }” is not in use yet. Post there what is published?
channel-is-open = The channel “{ $title }” is in use. Newly published suggestions and issued bulletins are posted there; corrections and withdrawals change the post.
channel-is-paused = The channel “{ $title }” is paused: nothing new is posted. What was posted is still corrected and taken back.
channel-bind = Post to this channel
channel-pause = Pause
channel-go-on = Go on posting
channel-unbind = Stop using it
channel-figures = Post today’s figures
channel-sure = Yes, stop
ask-channel-unbind = Stop using the channel “{ $title }”? Nothing new is posted there; what was posted stays as it is and is not changed any more.
channel-unbound = It is not used any more.
channel-figures-coming = The figures will be in the channel in a moment.
channel-gone = This channel is not used any more. To use it again, make me an administrator of it anew.
channel-too-many = At most { $limit } channels: please stop using one first.
notice-channel-offered = You added me to the channel “{ $title }”. Post published suggestions and bulletins there? Everybody in the channel can read them.
notice-channel-ended = Nothing can be posted to the channel “{ $title }” any more: I am no administrator of it, or may not post. To use it again, please add me anew.
notice-channel-no-right = You added me to the channel “{ $title }” without the right to post messages, so I cannot post there. Please allow it among the administrators.
channel-title = <b>{ $title }</b>
channel-facts = { $facts }
channel-told =

    { $text }
channel-read =

    <a href="{ $url }">Read all of it</a>
channel-figures-title = How suggestions are handled, { $day }
channel-figure = { $words } <b>{ $n }</b>
channel-rate = { $words } <b>{ $n }</b> ({ $share }%)
channel-withdrawn = This is not published any more.
