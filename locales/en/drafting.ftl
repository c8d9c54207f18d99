only-representatives-write = Only representatives can raise suggestions.
draft-kept = This looks like a suggestion; I have kept it as draft { $ordinal }. Finish it now, or leave it for later?
draft-continue = Continue
draft-leave = Later
draft-not = Not a suggestion
draft-step = { $number }/{ $of } { $question }
draft-title = Title. Please say in one sentence what you suggest (up to { $limit } characters).
draft-title-proposed =
    Title. Will this one do?
    <b>{ $title }</b>
    Or just send another (up to { $limit } characters).
draft-title-ok = Use this one
draft-matter-first = Matter first, title later
draft-situation = Situation and reasons: how things stand, who is affected, what you found out. Photos, files and locations can be sent as they are.
draft-request = The request: which department should do what?
draft-received = Received: { $what }. You can add more.
draft-nothing-yet = Nothing written yet.
draft-enough = That's all
draft-rewrite = Rewrite
draft-matter =
    Category and department. My proposal, which you can change:
    Category: { $category }
    Wished department: { $department }
draft-matter-ok = Keep these
draft-other-category = Category…
draft-other-department = Department…
draft-no-wish = No preference
draft-category = Which category does this belong to?
draft-department = Which department should handle it? If it is not listed, just write its name. The registry decides in the end.
screening = Please check before submitting (if none applies, press “None applies”): { $questions }
screening-none = None applies
screening-some = Some apply
screening-which = Which apply? You can tick several. The registry will talk to you about them; nothing is turned down outright.
screening-pick = Please tick one first, or go back and press “None applies”.
preview = Please look it over:
field-title = Title: <b>{ $value }</b>
field-category = Category: { $value }
field-department = Wished department: { $value }
field-situation = Reasons: { $value }
field-request = Request: { $value }
field-attachments = Attachments: { $value }
field-cosigning = Co-signing: { $value }
field-disclosure = Publication: { $value }
field-screening = Applies: { $value }
cosigning-open = Welcome
cosigning-closed = Not needed
disclosure-full = Full text
disclosure-title-only = Title only
disclosure-none = Not published
disclosure-ask = What may be published?
preview-edit = Change…
preview-edit-which = Which part would you like to change?
edit-title = Title
edit-situation = Reasons
edit-request = Request
edit-category = Category
edit-department = Department
edit-disclosure = Publication
edit-screening = Checks
edit-attachments = Attachments
attachment-remove = Remove { $n }: { $name }
attachment-photo = photo
attachment-document = file
attachment-voice = voice message
attachment-video = video
attachment-place = location
attachments-ask =
    { $n ->
        [one] 1 attachment
       *[other] { $n } attachments
    }. Press one to remove it; to add one, just send it to me.
draft-save = Save draft
draft-delete = Delete draft
draft-leave-ask = Draft { $ordinal } is saved. Continue, or leave it for later?
draft-put-aside = Draft { $ordinal } is kept for you. You can continue at any time.
draft-delete-ask = Delete draft { $ordinal } “{ $title }”? It cannot be recovered afterwards.
draft-delete-sure = Delete
draft-delete-not = Keep it
draft-deleted = Draft { $ordinal } is deleted.
draft-gone = This draft has been submitted or deleted. Send /my to see your suggestions.
draft-edited = This passage of draft { $ordinal } now follows your edit.
edit-too-late = What is saved does not follow this message. To change a draft, please open it and press “Change…”.
draft-item = Draft { $ordinal } · { $title }
draft-new = New one
draft-empty = (nothing written yet)
drafts =
    You have { $n ->
        [one] 1 draft
       *[other] { $n } drafts
    }. Which one to continue, or a new one?
press-a-button = Please answer this with the buttons below; what you just wrote was not put into the draft. To add words, press “Change…” and choose a part.
bad-text-empty = I saw no text. Please say in a few words what the matter is.
bad-title-long =
    Please keep the title within { $limit } characters; it has { $length } now. Nothing is lost, shorten it and send it again:
    <code>{ $text }</code>
bad-file-large = The file is larger than { $limit } MB, which Telegram does not let bots receive. Please compress it, or send a picture.
bad-file-kind = This kind of file cannot be attached. Please send photos, documents, voice messages or locations.
bad-file-count =
    At most { $limit ->
        [one] 1 attachment
       *[other] { $limit } attachments
    }; this one has not been saved.
bad-draft-missing-title = There is no title yet. Please write it first.
bad-draft-missing-situation = Situation and reasons are not written yet. Please write them first.
bad-draft-missing-request = The request is not written yet. Please write it first.
bad-draft-missing-category = No category is chosen yet. Please choose one first.
bad-draft-missing-screening = The checks before submitting are not done yet. Please do them first.
blocked-too-many-drafts =
    You already have { $limit ->
        [one] 1 draft
       *[other] { $limit } drafts
    }. Please submit or delete some first.
draft-kept-while-suspended = Your duties are suspended at present. What you wrote is kept in draft { $ordinal }, to be finished and submitted once they are resumed.
blocked-suspended = Your mandate is suspended at present, so no new suggestions can be submitted. Those already raised go on as usual.
blocked-secret = State secrets cannot be submitted here.
secret = State secrets must not be written here. Please hand them in on paper to the confidential office of { $registry }. I have not kept this draft; please also delete your message from the chat.
draft-noted = Noted:
draft-rewriting = Please send the new text; it takes the place of this one:
draft-keep-text = Leave it
draft-too-long = It has { $length } characters now; to submit it, please stay within { $limit }. All of it is kept: press “Rewrite” and send a shorter one, or shorten your own message; the long text can be attached as a file.
draft-voice-hint = The voice message is kept as an attachment. Please also write a sentence or two; the microphone on your keyboard turns speech into text.
draft-kept-as-situation = This is rather long, so I have kept it as “situation and reasons”. One sentence will do for the title.
draft-moved-on = This step is done already
draft-department-which = Which of these departments?
draft-department-unknown = There is no such department. Please choose below, or send another name.
draft-join = Add to draft { $ordinal }
draft-joined = Added to draft { $ordinal }.
draft-not-kept =
    You already have { $limit ->
        [one] 1 draft
       *[other] { $limit } drafts
    }, so what you just sent was not kept. Please submit or delete one, then send it again:
secret-ask = You chose “a state secret”. State secrets must not be written here: this draft would be deleted at once and nothing of it kept. Was it a slip, or is it one?
secret-sure = It is one, delete
secret-slip = A slip
edit-cosigning-open = Welcome co-signers
edit-cosigning-close = No co-signers
bad-draft-full = A draft holds up to { $limit } characters, so this passage was not kept. Please send it as a file.
bad-draft-long-title = Please keep the title within { $limit } characters; it has { $length } now. Please shorten it before submitting.
bad-draft-long-situation = Please keep situation and reasons within { $limit } characters; they have { $length } now. Please shorten them before submitting; the long text can be attached as a file.
bad-draft-long-request = Please keep the request within { $limit } characters; it has { $length } now. Please shorten it before submitting; the long text can be attached as a file.
