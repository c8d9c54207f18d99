# The on-site check
visit-button = On site
visit-item-organisation = organisation
visit-item-consultation = consultation
visit-item-result = results
visit-item-file = files kept
visit-list = Drawn: { $n }, checked: { $done }. Press one to read or fill in:
visit-nothing-drawn = Nothing was drawn yet. The registry draws a sample first.
visit-lot = { $label }, { $unit }{ $n ->
        [0] { "" }
       *[other] { " " }✓ { $n }
    }
visit-head = <b>{ $label }</b>, { $unit }: { $title }
visit-none = There is no record yet.
visit-begin = Fill in the on-site check
visit-again = Another record
visit-record = <b>Record { $number }</b>, { $by }, { $at }: { $score }
visit-points = { $points }
visit-present = Present: { $names }
visit-files = Photos and files of record { $number } ({ $n })
visit-form = <b>On site: { $label }</b>, { $unit }
visit-given = { $item }: { $points }
ask-visit-points = { $n }/{ $of }: how many points for <b>{ $item }</b>? 10 is best.
ask-visit-present = Who was there? Write units and names.
ask-visit-remarks = What did you find, what do you think of it?
ask-visit-files = Photos, files or a place can be sent now; then save.
visit-save = Save
visit-save-without = None, save
visit-saved = Saved: { $label }, score { $score }. To change it, fill in another record; both are kept.
