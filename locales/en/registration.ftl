welcome =
    Good day. This is { $service }.
    Please share your phone number, to be matched with the roster of representatives. It only serves to check who you are and is never published.
share-phone = Share phone number
not-a-representative = Not a representative
public-only = Representatives and departments use { $service }. Suggestions and replies are published as the rules provide.
joined-representative =
    Matched: Representative { $name }, { $posts }.
    Here you write suggestions, follow their progress and rate the replies. You can also just send me whatever comes to mind.
joined =
    Matched: { $name }, { $posts }.
    Assignments, reminders and results will be sent to you here.
join-first = Please share your phone number first, so that I know who you are. Send /start to begin.
join-not-on-roster = This number was not found. Please contact { $registry } ({ $phone }), or try another number.
join-link-used = This invitation link has been used or has expired. Please ask the registry for a new one ({ $phone }), or share your phone number.
join-not-own-number = This is somebody else's number, which cannot show who you are. Please press “Share phone number” to share your own.
bad-phone = This number cannot be read. Please press “Share phone number” again.
contact-not-used = There is no need to send me contacts. Please write in words what you would like to raise.
