fault-number-missing = The number is missing.
fault-title-missing = The title is missing.
fault-representative-missing = The lead representative is missing.
fault-date-unreadable = “{ $value }” is no day that can be read. Please write 2021-04-21 or 2021年4月21日.
fault-date-not-there = There is no such day as “{ $value }”. Please check it.
fault-date-without-year = “{ $value }” has no year. Please write it like 2021-04-21.
fault-date-future = This day has not come yet. Please check it; if all days are four years off, the workbook's 1904 date system is set wrongly.
fault-stage-unknown = There is no stage “{ $value }”. Possible: { $known }
fault-grade-unknown = There is no grade “{ $value }”. Possible: { $known }
fault-yes-no-unknown = “{ $value }” is not understood. Please write yes or no.
fault-returns-unreadable = “{ $value }” is no count. Please write a number such as 0, 1 or 2.
fault-reply-before-assignment = The reply comes before the assignment. Please check both days.
fault-reply-without-department = There is a reply but no lead department. Please say who replied.
fault-department-missing = This stage needs a lead department.
fault-co-is-lead = The lead department stands among the co-handlers too. Please delete one of them.
fault-rating-without-reply = There is a rating but no reply. Please add the day or the class of the reply, or delete the rating.
fault-stage-without-reply = At this stage there must be a reply. Please add its day or its class, or change the stage.
fault-stage-before-reply = At this stage there is no reply yet, but its day or class is given. Please change the stage (such as answered, being handled again) or delete the reply.
fault-number-doubled = The number “{ $value }” stands in { $other }, row { $first } too. Within a session a number is given once.
fault-number-taken = The number “{ $value }” is there already in this session. Please delete the rows that were imported before.
fault-category-unknown = There is no category “{ $value }” ({ $n } rows: { $rows }). Please use one of the list, or add it with --create-missing.
fault-class-unknown = There is no class “{ $value }” ({ $n } rows: { $rows }). Please use one of the list, or add it with --create-missing.
fault-department-unknown = There is no department “{ $value }” ({ $n } rows: { $rows }). Please use a full or short name of the roster, or add it with --create-missing.
fault-delegation-unknown = There is no delegation “{ $value }” ({ $n } rows: { $rows }). Please use a name of the roster, or add it with --create-missing.
fault-person-unknown = There is no representative “{ $value }” on the roster ({ $n } rows: { $rows }). Please check the name (the lead only), or add the person with --create-missing.
fault-person-elsewhere = “{ $value }” of the roster is not in this delegation ({ $n } rows: { $rows }). Please check it; if it is somebody else, add the person with --create-missing.
fault-person-several = Several representatives are called “{ $value }” ({ $n } rows: { $rows }). Please say whom you mean in the column of delegations.
trouble-ledger = { $n ->
    [one] 1 place in the ledger must be corrected; nothing was imported:
   *[other] { $n } places in the ledger must be corrected; nothing was imported:
}
trouble-ledger-under-way = Another ledger, “{ $source }”, is being imported. Please wait until it is done; if that program has died, try again in two minutes: what it left unfinished is taken back first.
trouble-ledger-known = { $n ->
    [one] The one suggestion of this ledger is there already; nothing was imported again.
   *[other] All { $n } suggestions of this ledger are there already; nothing was imported again.
}
said-imported-ledger = The ledger of “{ $name }” was imported: { $n ->
    [one] 1 suggestion.
   *[other] { $n } suggestions.
}
said-created-departments = { "  " }new departments { $n }: { $names }
said-created-delegations = { "  " }new delegations { $n }: { $names }
said-created-people = { "  " }new representatives { $n } (without a number to join by): { $names }
said-created-categories = { "  " }new categories { $n }: { $names }
said-created-classes = { "  " }new classes { $n }: { $names }
said-without-reply-date = { "  " }{ $n } with a class but no day of the reply: they count as replied, the day unknown.
said-template-ledger = An empty ledger was written to { $path }. Fill it in, then run: python -m bot import { $path }
ledger-warning = { "  " }Note  { $sheet }: { $what }
warning-column-left-out = column { $place } “{ $header }” was left out: there is no place for it here.
warning-totals-left-out = row { $rows } holds totals and was not taken for a suggestion.
warning-shares-off = “{ $header }” (from row { $row }) makes { $total }% together, not 100%.
progress-reading = reading
progress-storing = storing
latest-import-ledger = taken over from a past ledger
step-import-ledger = Take over from a ledger
ledger-template = Ledger template
ledger-template-coming = The empty ledger is on its way.
ledger-template-file = ledger.xlsx
ledger-template-caption = An empty ledger with hints in every column. Filled in, it is taken over on the server: python -m bot import ledger.xlsx
