cli-about = Through Train: representatives raise suggestions, follow and rate them by phone; departments answer in time.
cli-about-examples =
    To try it (no network, no token):
      make demo
    To run it:
      python -m bot migrate                                       make the database
      python -m bot congress add "Keqiao District" --profile keqiao   add a congress
      python -m bot template roster.xlsx                          to be filled in
      python -m bot import roster.xlsx                            its units and people
      BOT_TOKEN=… python -m bot doctor                            see what is missing
      BOT_TOKEN=… python -m bot invite                            ask the first administrator in
      BOT_TOKEN=… python -m bot run                               start
    Every command has examples: python -m bot import --help
cli-help = show this help
cli-lang = the language to speak; otherwise the one of LANG
cli-run = start the service; Ctrl+C stops it (settings: see .env.example)
cli-run-examples =
    Examples:
      BOT_TOKEN=123456:ABC-DEF python -m bot run
      python -m bot run                          the token and the rest are in .env
      BOT_TOKEN=TOKEN1,TOKEN2 python -m bot run   one program for two congresses
cli-demo = show it on this machine: sandbox, bot, reminders and a page of phones
cli-demo-examples =
    Examples:
      python -m bot demo               goes on where it was
      python -m bot demo --reset       begins afresh
      python -m bot demo --reset --everybody   a phone for every role
      python -m bot demo --port 9000   on another port
cli-demo-everybody = when it begins afresh, a phone for every role (a dozen)
cli-demo-reset = begin afresh: first delete the data of the last demonstration
cli-port = port of the demonstration's page, otherwise 8088
cli-migrate = create the database, or bring it up to date; running it again does no harm
cli-migrate-examples =
    Examples:
      python -m bot migrate
      DATABASE_URL=postgresql://user:password@localhost/through_train python -m bot migrate
cli-congress = congresses: add a new one, bind a bot to one, list them
cli-congress-examples =
    Examples:
      python -m bot congress list
      python -m bot congress add "Keqiao District" --profile keqiao
      python -m bot congress bind "Keqiao District" --bot 123456
cli-add = add a congress, with the terms, categories and so on of a profile
cli-add-examples =
    Example:
      python -m bot congress add "Keqiao District" --profile keqiao
cli-bind = say which bot serves a congress; needless with one congress and one bot
cli-bind-examples =
    Example (with the token 123456:ABC-DEF):
      python -m bot congress bind "Keqiao District" --bot 123456
cli-list = list the congresses and their bots
cli-list-examples =
    Example:
      python -m bot congress list
cli-congress-name = the congress's name
cli-of-congress = which congress; needless when there is only one
cli-profile = name of the profile, for example keqiao
cli-bot = the bot's number (the digits before the colon of its token)
cli-import = import a roster or a past ledger (.xlsx, told apart by headings); names every wrong cell, never half of it
cli-import-examples =
    Examples:
      python -m bot import roster.xlsx
      python -m bot import roster.xlsx --congress "Keqiao District"
      python -m bot import ledger.xlsx                    suggestions of the past
      python -m bot import ledger.xlsx --create-missing   with units and people that are not known yet
    Importing again adds what is new, updates what has changed and leaves the rest alone.
    People are known by their number, units by their name or short name.
cli-import-file = the roster or ledger, filled in
cli-template = write an empty roster with hints and choices in every column
cli-template-examples =
    Example:
      python -m bot template roster.xlsx
      python -m bot template ledger.xlsx --ledger
cli-template-file = the file to write; never one that is there already
cli-invite = make an invitation link for one use; without a name, for the first administrator
cli-invite-examples =
    Examples:
      python -m bot invite                             the first administrator
      python -m bot invite "Wang Fang"
      python -m bot invite "Wang Fang" --unit "Keyan"   when several are called so
cli-invite-name = a name on the roster
cli-invite-unit = the person's unit; needed only when several are called so
cli-doctor = check what is wrong with the settings and how to mend it; changes nothing
cli-doctor-examples =
    Example:
      python -m bot doctor
cli-verify = prove that no history and no issued bulletin has been altered; otherwise say which, and at which step
cli-verify-examples =
    Example:
      python -m bot verify
cli-lifecycle = print every state and step of a suggestion (docs/lifecycle.md)
cli-lifecycle-examples =
    Example:
      python -m bot lifecycle > docs/lifecycle.md
cli-permissions = print who may see what and take which step (docs/permissions.md)
cli-permissions-examples =
    Example:
      python -m bot permissions > docs/permissions.md
usage = Usage:{ " " }
usage-arguments = Needed
usage-options = Optional
usage-commands = Commands
usage-colon = :
usage-more = Help and examples: { $command } --help
usage-missing = Missing: { $name }
usage-unknown = Not understood: { $name }
usage-no-value = Something must follow { $name }.
usage-choice = { $name } cannot be “{ $value }”. Possible: { $known }
usage-value = { $name } cannot be “{ $value }”.
cli-create-missing = create the departments, delegations, people and categories that a ledger names and nobody knows
cli-template-ledger = write an empty ledger instead, for suggestions of the past
cli-policy = Print the rules of a congress as JSON
cli-policy-examples =
    Examples:
      python -m bot policy
      python -m bot policy --congress 柯桥区人大 > rules.json
