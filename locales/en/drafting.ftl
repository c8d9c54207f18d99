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
draft-rewrite-was = You had written: <blockquote>{ $text }</blockquote>
draft-matter =
    Category and department. My proposal, which you can change:
    Category: { $category }
    Wished department: { $department }
draft-matter-ok = Keep these
draft-other-category = Category…
draft-other-department = Department…
draft-no-wish = No preference
draft-category = Which category does this belong to?
draft-department = Which department should handle it? The registry decides in the end.
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
edit-cosigning = Co-signing
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
edit-too-late = Editing this message does not change what is already saved. To change a draft, please open it.
draft-item = Draft { $ordinal } · { $title }
draft-new = New one
draft-empty = (nothing written yet)
drafts =
    You have { $n ->
        [one] 1 draft
       *[other] { $n } drafts
    }. Which one to continue, or a new one?
press-a-button = Please choose with the buttons below.
bad-text-empty = I saw no text. Please say in a few words what the matter is.
bad-title-long =
    Please keep the title within { $limit } characters; it has { $length } now. Nothing is lost, shorten it and send it again:
    <code>{ $text }</code>
bad-body-long = Please stay within { $limit } characters; with this passage it would be { $length }, so the passage has not been saved. Please send less at once, or send it as a file.
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
blocked-suspended = Your mandate is suspended at present, so no new suggestions can be submitted. Those already raised go on as usual.
blocked-secret = State secrets cannot be submitted here.
secret = State secrets must not be written here. Please hand them in on paper to the confidential office of { $registry }. I have not kept this draft; please also delete your message from the chat.
