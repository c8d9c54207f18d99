settings-second-way = A second copy
second-way-off =
    Notices and reminders come here. If you wish, a copy goes elsewhere as well: only the first lines (what, number, title, date), without telephone numbers. Unless you choose it, nothing is sent.
    Mailboxes and services outside are not in the hands of this service; please weigh it yourself.
second-way-on = A copy of notices and reminders goes to { $address }; here everything stays as it is. With another address, that one gets nothing more.
second-way-mail = By mail
second-way-url = To another service
second-way-end = No more copies
second-way-leave = Leave it
second-way-ask-mail = Please write the mail address, for example name@example.org. A code is sent there first.
second-way-ask-url =
    Please write the address of the service, as Apprise has it, for example ntfys://ntfy.example.org/topic. A code is sent there first.
    Possible are: { $known }
second-way-ask-code = A code is on its way to { $address }. Please write its six digits here within 15 minutes.
second-way-wrong =
    That is not the code. { $left ->
        [one] One try is
       *[other] { $left } tries are
    } left.
second-way-over = The code is no longer valid, and the address was not kept. Please choose again.
second-way-confirmed = From now on a copy is sent as well.
second-way-ended-now = No more copies are sent, and the address has been deleted.
second-way-none = No copies were sent.
second-way-ended = The copy could not be delivered five times in a row: it has been switched off and the address deleted. Notices here go on as before.
second-way-code-failed = The code could not be sent, and the address was not kept. Please check the address and choose again.
second-way-code = Your code is { $code }. It is valid for 15 minutes; please write it into the chat of { $service }. If you did not ask for it, there is nothing to do.
second-way-tail = Please act on it in the chat.
bad-second-way-mail = This does not look like a mail address. Please write it again, for example name@example.org.
bad-second-way-service = This service cannot be used. Possible are: { $known }
bad-second-way-address = This address cannot be used. Please check it and write it again.
bad-second-way-private = It cannot go to an address of an internal network. Please take another one.
blocked-second-way-codes = At most { $limit } codes are sent in a day. Please try again tomorrow.
