# A letter read before it goes on: request by request, which sentence answers it
lint-no-substance = Note: it only passes on or thanks; nothing says what was done in the matter, or will be.
lint-all-answered = Request by request: each of { $of } has its sentence.
lint-answers = Request by request: of { $of }, { $n } have no sentence that speaks of them.
lint-answered = 　{ $n }. { $request } → “{ $sentence }”
lint-unanswered = 　{ $n }. { $request } → <b>nothing found</b>
lint-copied = Note: { $n } sentences stand word for word in other letters of this department, such as “{ $sentence }”.
