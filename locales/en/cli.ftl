cli-about = Through Train: representatives raise suggestions, follow and rate them by phone; departments answer in time.
cli-first-steps =
    To try it:   make demo
    To run it:   python -m bot migrate
                 python -m bot congress add "Keqiao District" --profile keqiao
                 python -m bot import roster.xlsx
                 BOT_TOKEN=… python -m bot invite
                 BOT_TOKEN=… python -m bot run
cli-lang = the language to speak
cli-run = start the service (settings: see .env.example)
cli-demo = show it on this machine: sandbox, bot, reminders and a page of phones
cli-demo-reset = begin afresh: first delete the data of the last demonstration
cli-port = port of the demonstration's page
cli-migrate = create the database, or bring it up to date
cli-congress = congresses: add a new one, bind a bot to one, list them
cli-add = add a congress
cli-bind = say which bot serves a congress
cli-list = list the congresses and their bots
cli-profile = name of the profile, for example keqiao
cli-bot = the bot's number (the digits before the colon of its token)
cli-import = import a roster (.xlsx); names every wrong cell and never imports half of it
cli-template = write an empty roster
cli-invite = make an invitation link for one use; without a name, for the first administrator
cli-invite-name = a name on the roster
cli-doctor = check what is wrong with the settings and how to mend it
cli-verify = prove that the history has not been altered
cli-lifecycle = print every state and step of a suggestion (docs/lifecycle.md)
