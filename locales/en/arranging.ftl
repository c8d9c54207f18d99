# One text taken apart into situation and request: its own sentences only, and they can be put otherwise
arrange-ask-situation = This was taken out of what you wrote; the rest is noted as the request. Is it right so? If so, press “That's all”.
arrange-ask-request = This was taken out of what you wrote; the rest is the situation. Is it right so? If so, press “That's all”.
arrange-otherwise = Put it otherwise…
arrange-which = Ticked is what asks for something, the rest is the situation. A press puts a sentence into the other part:
arrange-line = · { $place }: { $text }
arrange-situation = situation
arrange-request = request
arrange-done = Like this
arrange-whole = Leave it whole, as the situation
arrange-source = (forwarded from { $name })
arrange-anothers = These are another's words ({ $source }), which is noted. Please write the request in your own; if you agree with theirs, it can be used:
    <blockquote>{ $text }</blockquote>
arrange-take = Use these
draft-kept-anothers = These are another's words ({ $source }), kept with their source as draft { $ordinal }. Go on with your own opinion to make it a suggestion, or leave it for now?
