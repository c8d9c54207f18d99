figures-files = Files…
report-which = { $head }
    Which report?
report-format = { $head }
    <b>{ $kind }</b>: which file?
report-form-xlsx = Excel workbook
report-form-docx = Word document
report-form-png = Picture
report-coming = Making “{ $kind }” ({ $form }); it comes as soon as it is ready.
report-progress = Making “{ $kind }” ({ $form })
    { $bar } { $done }/{ $of }
report-so-far = Making “{ $kind }” ({ $form }), { $done } lines so far
report-ready = “{ $kind }” ({ $form }) is ready; here comes the file.
report-caption = <b>{ $kind }</b>  { $what }
report-file = { $kind } { $what }.{ $extension }
report-failed = “{ $kind }” could not be made. Please press again in a while; if it goes on, tell the administrator.
not-allowed-report = This report is only for the offices that oversee the whole congress, it is not for you. Your own figures are under “Figures”.
report-kind-overview = Overview
report-kind-departments = Departments
report-kind-returns = Returns
report-kind-overdue = Overdue
report-kind-ratings = Ratings
report-kind-assessment = Trial assessment
report-kind-digest = Digest of replies
report-kind-yearly = Yearly report
