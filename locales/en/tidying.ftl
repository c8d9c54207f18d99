# Texts that cannot be handled as they are: what to do
oddity-repeated = The same is said many times over; it is kept as you sent it. Shall it be kept once only?
oddity-markup = There is code of a web page in it; it is kept as you sent it. Shall the code be taken out?
oddity-spaced = It looks read off a picture: gaps inside words, lines broken. It is kept as you sent it. Shall it be tidied?
oddity-table = This looks like a table, which a chat cannot show; it is kept as you sent it. Please attach the table as a file or a picture, and say here in a sentence or two what it shows.
oddity-foreign = There is no Chinese in this; it is kept. Suggestions are submitted in Chinese: please add a few sentences; the original can stay, or be attached as a file.
oddity-script = This is not written in Chinese characters; it is kept and may be submitted so. I cannot read it: please choose title and category yourself. A few Chinese sentences make it quicker.
oddity-tidy = Tidy it
oddity-tidied = Tidied; please have a look.
oddity-untidy = As it was
oddity-untidied = It is as it was.
