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
trouble-bot-unbound = It is not known which congress bot { $bot } serves. Please run: python -m bot congress bind NAME --bot { $bot }
trouble-congress-unknown = There is no congress “{ $name }”. Known: { $known }
trouble-congress-which = There are several congresses; please name one with --congress: { $known }
trouble-congress-exists = “{ $name }” exists already.
trouble-profile-unknown = There is no profile “{ $name }”. Known: { $known }
trouble-file-missing = File { $path } was not found.
trouble-person-unknown = “{ $name }” is not on the roster.
trouble-port-taken = Port { $port } is taken. Please stop the program that uses it, or choose another one (HTTP_PORT; --port for the demonstration).
trouble-webhook-url = BOT_MODE=webhook needs WEBHOOK_URL (a public address beginning with https://).
trouble-webhook-secret = Please set WEBHOOK_SECRET (letters, digits, _ and -, at most 256); without it anybody could pose as Telegram.
trouble-webhook-refused = Telegram does not accept the webhook address { $address }: { $error }
trouble-roster =
    { $n ->
        [one] 1 place
       *[other] { $n } places
    } in the roster must be corrected; nothing was imported:
trouble-demo-running = The demonstration is already running ({ $path } is in use). Please stop it first.
doctor-fine = All is well.
doctor-database = Database: { $address }, up to date
said-migrated = The database has been brought up to date.
said-congress-added = “{ $name }” is set up (profile { $profile }).
said-congress-bound = “{ $name }” is now served by bot { $bot }.
said-imported = The roster of “{ $name }” is imported:
said-invitation = Invitation link for { $name } (for one use): { $link }
said-running = The service is running. Press Ctrl+C to stop it.
said-verified =
    { $n ->
        [one] 1 suggestion
       *[other] { $n } suggestions
    } checked: the history is complete and unaltered.
said-bulletins-verified =
    { $n ->
        [one] 1 bulletin checked: it reads as it was issued.
       *[other] { $n } bulletins checked: they read as they were issued.
    }
said-bulletin-changed = Bulletin { $number }: not as it was issued, or the one before it is gone
said-bulletin-gone = Bulletin { $number }: the last number given that year, and the bulletin is gone
said-fault = { $proposal }, step { $seq }: { $what }
verify-gap = a step is missing
verify-link = does not join the step before
verify-content = the content was altered
verify-head = the end was cut off or altered
verify-status = the status does not fit the history
verify-sealed = sealed text was altered
verify-planted = there is content without a history
demo-ready = The demonstration is ready. Please open in a browser: { $url }
demo-pages = The public pages, which anybody can read: { $url }
demo-reset = The last demonstration is cleared away; starting anew.
demo-past = invented ledger of this demonstration
demo-bot-name = Through Train
demo-next = { $label } { $clock }
trouble-token-twice = Two tokens in BOT_TOKEN are of the same bot. Please keep one.
trouble-token-of-congress = BOT_TOKEN has no token of the bot of “{ $name }” ({ $bot }).
trouble-env-file = The file .env cannot be read. Please check its permissions, and save it as UTF-8.
trouble-setting = { $name } cannot be “{ $value }”.
trouble-setting-choice = { $name } cannot be “{ $value }”. Possible: { $known }
trouble-setting-address = { $name } cannot be “{ $value }”. Please write an address that begins with http:// or https://.
trouble-setting-mail = { $name } is not usable. Please write an address that begins with mailto:// or mailtos://, for example mailtos://user:password@smtp.example.org:587
trouble-setting-port = { $name } cannot be “{ $value }”. Please write a number from 0 to 65535.
trouble-data-dir = Files cannot be written in { $path }. Please check its permissions, or change DATA_DIR.
trouble-bot-taken = Bot { $bot } serves “{ $name }” already.
trouble-file-unreadable = File { $path } cannot be read. Please check its permissions, or close the program that has it open.
trouble-file-exists = { $path } is there already and is not overwritten. Please choose another name.
trouble-file-unwritable = File { $path } cannot be written. Please check that its folder is there and may be written to.
trouble-person-several =
    Several on the roster are called “{ $name }”; please give the unit with --unit:
    { $posts }
trouble-person-not-there =
    “{ $name }” of the roster is not at “{ $unit }”:
    { $posts }
trouble-http-address = Pages cannot be served at { $host }:{ $port }. Please check HTTP_HOST and HTTP_PORT.
doctor-troubles =
    { $n ->
        [one] 1 thing is to be mended.
       *[other] { $n } things are to be mended.
    }
doctor-data = Data folder: { $path }
doctor-webhook = Called by Telegram at { $url }
doctor-bot = Bot @{ $name } is connected to { $base }
congress-with-bot = { $name }: bot { $bot }
congress-without-bot = { $name }: no bot yet
said-migrated-already = The database is up to date; nothing was changed.
said-template = The empty roster is written: { $path }. When it is filled in, run: python -m bot import { $path }
said-imported-departments = { "  " }departments: { $new } new, { $known } known ({ $updated } updated)
said-imported-delegations = { "  " }delegations: { $new } new, { $known } known ({ $updated } updated)
said-imported-people = { "  " }people: { $new } new, { $known } known ({ $updated } updated)
said-renamed = { "  " }The number is the same, the name is new: { $before } → { $now }. If this is another person, please tell the administrator at once.
said-invitation-code = The bot's name could not be asked for, so there is no link. Please let { $name } open the bot and send (for one use): /start { $code }
trouble-profile-wrong = The profile “{ $name }” has { $n } faults; the first is at { $where }.
