ask-publish-extent = { $agreed } How much of the reply shall be published?
publish-agreed-full = The representative agreed to the whole text.
publish-agreed-title-only = The representative agreed to the title only: situation and request are not published, of the reply a summary may be.
ask-publish-summary = Write a summary of the reply; that is what will be published.
ask-publish-check =
    { $found }

    Publish it like this, or word some passages anew?
publish-check-keep = As it is here
publish-check-edit = Word some anew
ask-publish-places = Which passages? Those that seem to hold personal data are chosen already.
ask-publish-part = Part { $n } of { $of }: { $place }. How shall it read?
ask-publish-sure =
    This is what will be read:
    { $shown }
ask-correct-publication-why = Why is it corrected? A sentence for the record.
ask-unpublish = Why shall it not be published any more? The representative hears that it is not; the reason is kept on record.
done-publish = { $label } is published.
done-correct-publication = What is published of { $label } is corrected; the earlier version is kept on record.
done-unpublish = { $label } is not published any more; what was shown is kept on record.
extent-full = In full
extent-summary = A summary
extent-none = Not the reply
publish-found = { $n } places seem to be personal data and would be blotted out:
publish-found-none = Nothing found that seems to be personal data; please look once more.
publish-found-line =
    { $place }, { $kind }: { $marked }
    → { $instead }
publish-shown-line = <b>{ $place }</b>: { $text }
publish-place-line = { $place }: { $text }
publish-still-found = Mind: there still seems to be personal data in { $places }; please look closely.
publish-kind-identity = identity number
publish-kind-card = card number
publish-kind-mobile = mobile number
publish-kind-telephone = telephone
publish-kind-mail = mail address
publish-kind-chat = account
publish-kind-plate = number plate
publish-kind-home = home address
publish-kind-person = name
publish-place-title = title
publish-place-situation = situation
publish-place-request = request
publish-place-summary = summary
publish-place-done = done
publish-place-planned = planned
publish-place-not-adopted = not adopted
publish-place-point = reply { $letter }, { $group }, point { $n }
publish-place-reason = reply { $letter }, reason of { $group }, point { $n }
bad-publication-extent = The representative did not agree to that much.
rule-name-publication-name = Who raised it, on the public pages
rule-about-publication-name = Published suggestions name the representative and the delegation, the delegation only, or neither. Contact data is never published.
option-public-name = The name
option-public-unit = The delegation only
option-public-none = Neither
rule-name-publication-slug = Address of the public pages
rule-about-publication-slug = The congress's part of the address: it begins with a small letter and may have digits and hyphens, 3 to 31 characters. When it changes, the old addresses lead nowhere.
bad-policy-slug = This part of the address begins with a small letter and has only small letters, digits and hyphens, 3 to 31 characters.
