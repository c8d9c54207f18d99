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
menu-greeting-inspector = Good day, { $name } ({ $post }). I will tell you when there is a ballot; “Inspection” shows inspections and samples at any time.
placeholder-write = Whatever comes to mind
still-here = That step has already been done.
use-the-keys = Please use the buttons below.
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
todo-brings-representative = Returned suggestions, remarks on drafts, invitations to sign, contacts to confirm and replies to rate will be listed here.
todo-brings-delegation-office = Drafts that representatives have sent and that you are to pass on will be listed here.
todo-brings-staff = What is to be registered, assigned or decided will be listed here.
todo-brings-committee = Drafts for first review and replies that are yours to review will be listed here. To supervise, open the one meant from “All suggestions”.
todo-brings-government-office = What is to be assigned, ruled on, extended or reviewed will be listed here.
todo-brings-department-clerk = What is to be signed for, what needs an opinion or a reply, and orders to answer will be listed here.
todo-brings-department-head = What is to be signed off, countersigned or objected to will be listed here.
todo-brings-section = What was dispatched to your section, to be signed for and handed in, will be listed here.
todo-brings-leader = Objections to rule on and replies to sign will be listed here. To supervise, open the one meant from “All suggestions”.
todo-brings-inspector = Inspections and secret ballots are in “Inspection”.
todo-brings-admin = Every step of a suggestion belongs to representatives, the registry and departments; yours are the rules and the people:
empty-rate = No reply waits for your rating at present.
page-before = ‹ Previous
page-after = Next ›
menu-drafts =
    You have { $n ->
        [one] 1 unfinished draft
       *[other] { $n } unfinished drafts
    }; press “New suggestion” to continue.
list-drafts = Unfinished drafts ({ $n })
help-stranger =
    This is the service for representatives' suggestions. Representatives and departments, please join by your invitation link, or share your phone number to be matched with the roster.
    Questions? Please contact { $registry } ({ $phone }).
help-representative =
    Just write to me what you would like to raise. I keep it as a draft, and we complete it step by step.
    Photos, files and locations can be sent as they are. Every step is saved; you can pause and continue at any time.
    Questions? Please contact { $registry } ({ $phone }).
duty-delegation-office = Here you help the drafts of your delegation along and see how its suggestions fare. A remark reaches the representative at once; “Pass on” sends the draft to its next step.
duty-staff = Here you screen, register, assign, supervise and close. /people hands a leaving clerk's cases on and suspends or restores a representative; a past ledger, filled in and sent here, is imported.
duty-committee = Here you review drafts handed in before a session and follow how suggestions are handled; supervision is behind “More”.
duty-government-office = Here you assign, rule on objections, decide on extensions and review replies.
duty-department-clerk = Here you sign for suggestions, record contacts, note progress, hand in opinions and draft replies; objections, extensions and sections are behind “More”.
duty-department-head = Here you sign replies off, countersign and decide on objections; /people hands a leaving clerk's cases to a colleague.
duty-section = Here you sign for what was dispatched to your section, record consultations, surveys and visits, and hand your part in to the clerk.
duty-leader = Here you rule on second objections and sign the replies you lead; “All suggestions” shows how they fare, and supervision is behind “More”.
duty-inspector = Here you read what checks of the ledgers and samples came to, fill in on-site checks and score departments by secret ballot; all of it is in “Inspection”.
duty-admin = Here you see and change the rules (/rules), hand a leaving clerk's cases on and suspend or restore a representative (/people); a past ledger, filled in and sent here, is imported.
help-office =
    What is yours to do, reminders and results are sent to you here; the buttons below each message are all you need.
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
command-settings = Language, role and reminders
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
