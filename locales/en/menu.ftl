menu-write = New suggestion
menu-mine = My suggestions
menu-all = All suggestions
menu-todo = To do
menu-agenda = Agenda
menu-rules = Rules
menu-rate = Rate
menu-help = Help
menu-greeting-representative = Good day, Representative { $name }. Just write to me whatever comes to mind, or use the buttons below.
menu-greeting = Good day, { $name } ({ $post }). I will send you what is new; “To do” shows at any time what waits for you.
placeholder-write = Whatever comes to mind
still-here = That step has already been done.
use-the-menu = Please use the buttons below, or look up a suggestion with /find and its number.
too-short-for-a-suggestion = Please write a few more words about the matter, or use the buttons below.
cannot-use-this-kind = I cannot read this kind of message. Please send text, photos, files, voice messages or locations.
unknown-command = There is no such command. Send /help to see what I can do.
button-unknown = This button no longer works. Please send /menu to start again.
cancelled = Cancelled; nothing was changed.
cancel-nothing = There is nothing to cancel at present.
list-mine = { $n } in all, newest first:
list-todo =
    { $n ->
        [one] 1 matter waits
       *[other] { $n } matters wait
    } for you:
list-rate =
    { $n ->
        [one] 1 reply waits
       *[other] { $n } replies wait
    } for your rating:
list-item = <b>{ $label }</b> · { $title }
empty-mine = There are no suggestions yet.
empty-todo = Nothing waits for you at present.
empty-rate = No reply waits for your rating at present.
page-before = ‹ Previous
page-after = Next ›
find-what = Please write a number or a few words after the command, for example: /find 直2026-001 or /find 红绿灯
find-nothing = Nothing found for “{ $words }”. Please leave out a word, or write only the number.
menu-drafts =
    You have { $n ->
        [one] 1 unfinished draft
       *[other] { $n } unfinished drafts
    }; press “New suggestion” to continue.
list-drafts = Unfinished drafts ({ $n })
find-what-now = Which one? Write its number or a few words, for example: 直2026-001, or 红绿灯
find-many = { $n } suggestions found for “{ $words }”; these are the latest { $shown }. More words find more exactly:
find-found =
    { $n ->
        [one] 1 suggestion
       *[other] { $n } suggestions
    } found for “{ $words }”:
help-stranger =
    This is the service for representatives' suggestions. Representatives and departments, please join by your invitation link, or share your phone number to be matched with the roster.
    Questions? Please contact { $registry } ({ $phone }).
help-representative =
    Just write to me what you would like to raise. I keep it as a draft, and we complete it step by step.
    Photos, files and locations can be sent as they are. Every step is saved; you can pause and continue at any time.
    Questions? Please contact { $registry } ({ $phone }).
help-office =
    New assignments, reminders and results are sent to you here; the buttons below each message are all you need.
    “To do” lists what waits for you now; /find with a number looks one up.
    Questions? Please contact { $registry } ({ $phone }).
command-start = Start
command-menu = Main menu
command-submit = New suggestion
command-my = My suggestions
command-my-office = All suggestions
command-case = Look one up by number
command-find = Find by number or words
command-todo = What waits for me
command-agenda = What is due soon
command-rate = Rate a reply
command-settings = Language and role
command-rules = See and change the rules
command-help = Help
command-cancel = Cancel
settings = You are here as: { $post }.
language-zh-cn = 中文
language-en = English
switch-to = Switch to: { $post }
role-representative = representative
role-delegation-office = delegation office
role-staff = registry
role-committee = committee
role-government-office = government office
role-department-head = head
role-department-clerk = clerk
role-section = section
role-leader = leading official
role-inspector = inspector
role-admin = administrator
filter-act = Mine to act { $n }
filter-late = Overdue { $n }
filter-soon = Due in 7 days { $n }
filter-ended = Ended { $n }
filter-all = All { $n }
list-only-act = { $n } wait for you (of { $of }):
list-only-late = { $n } are overdue (of { $of }):
list-only-soon = { $n } are due within 7 days (of { $of }):
list-only-ended = { $n } have ended (of { $of }):
