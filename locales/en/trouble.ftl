trouble-token-missing = BOT_TOKEN is not set. Please ask @BotFather for a token and put it into the environment or .env; only to try the service, run make demo.
trouble-token-wrong = BOT_TOKEN does not look like a token. A token is “digits:letters”; several are separated by commas.
trouble-token-refused = Telegram does not accept this BOT_TOKEN (bot { $bot }). Please check it for slips, or ask @BotFather for a new one.
trouble-api-unreachable = { $base } cannot be reached. Please check the network or BOT_API_BASE.
trouble-database-url = DATABASE_URL cannot be read. Please write sqlite:///path or postgresql://user:password@host/name.
trouble-database-unreachable = The database cannot be opened. Please check DATABASE_URL and DATA_DIR: { $error }
trouble-database-busy = Another program is using the database. Please stop it first, or try again later.
trouble-schema-empty = The database is still empty. Please first run: python -m bot migrate
trouble-schema-old = The database has an old structure. Please back it up, then run: python -m bot migrate
trouble-schema-newer = The database is newer than this program. Please use a newer version.
trouble-no-congress = There is no congress yet. Please first run: python -m bot congress add NAME --profile keqiao
trouble-bot-unbound = Bot { $bot } does not belong to a congress yet. Please run: python -m bot congress bind NAME --bot { $bot }
trouble-congress-unknown = There is no congress “{ $name }”. Known: { $known }
trouble-congress-which = There are several congresses; please name one with --congress: { $known }
trouble-congress-exists = “{ $name }” exists already.
trouble-profile-unknown = There is no profile “{ $name }”. Known: { $known }
trouble-file-missing = File { $path } was not found.
trouble-person-unknown = “{ $name }” is not on the roster.
trouble-port-taken = Port { $port } is taken. Please stop the program that uses it, or change HTTP_PORT.
trouble-webhook-url = BOT_MODE=webhook needs WEBHOOK_URL (an address beginning with https).
trouble-webhook-secret = Please set WEBHOOK_SECRET; without it anybody could pose as Telegram.
trouble-settings = A setting is wrong: { $error }
trouble-roster =
    { $n ->
        [one] 1 place
       *[other] { $n } places
    } in the roster must be corrected; nothing was imported:
trouble-demo-running = The demonstration is already running ({ $path } is in use). Please stop it first.
roster-fault = { $sheet }, row { $row }, { $column }: { $what }
fault-not-a-workbook = this is not an .xlsx workbook
fault-other = wrong ({ $key }) { $details }
doctor-fine = All is well.
doctor-database = Database: { $address }
doctor-congress = Congress: { $name } · bot { $bot }
said-migrated = The database is up to date.
said-congress-added = “{ $name }” is set up (profile { $profile }).
said-congress-bound = “{ $name }” is now served by bot { $bot }.
said-imported = Imported. Departments: { $departments }, delegations: { $delegations }, people: { $people }.
said-invitation = Invitation link for { $name } (for one use): { $link }
said-running = The service is running. Press Ctrl+C to stop it.
said-verified =
    { $n ->
        [one] 1 suggestion
       *[other] { $n } suggestions
    } checked: the history is complete and unaltered.
said-fault = { $proposal }: step { $seq }: { $what }
verify-gap = a step is missing
verify-link = does not join the step before
verify-content = the content was altered
verify-head = the end was cut off or altered
verify-status = the status does not fit the history
verify-sealed = sealed text was altered
verify-planted = there is content without a history
demo-ready = The demonstration is ready. Please open in a browser: { $url }
roster-fault-sheet = { $sheet }, { $column }: { $what }
demo-reset = The demonstration's data is deleted. Run make demo again to begin afresh.
demo-bot-name = Through Train
demo-next = { $label } { $clock }
