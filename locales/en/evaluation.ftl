# The language side tried on texts of one's own
cli-evaluate = try the language side on texts of your own: sorting, finding, same matter, replies; prints JSON
cli-evaluate-examples =
    Examples:
      python -m bot evaluate classification --train train.csv --test test.csv
      python -m bot evaluate retrieval --corpus texts.csv.gz --groups groups.csv
cli-evaluate-classification = how well texts are sorted: macro-F1, accuracy, accuracy among the first three
cli-evaluate-classification-examples =
    Examples:
      python -m bot evaluate classification --train train.csv --test test.csv
      python -m bot evaluate classification --train train.csv
cli-evaluate-retrieval = how well like texts are found: recall at five, mean reciprocal rank
cli-evaluate-retrieval-examples =
    Example:
      python -m bot evaluate retrieval --corpus texts.csv.gz --groups groups.csv --exclude left-out.csv
cli-evaluate-same-matter = how well the same matter is told: F1, precision, recall, AUC, hard ones taken for the same
cli-evaluate-same-matter-examples =
    Example:
      python -m bot evaluate same-matter --corpus texts.csv.gz --pairs pairs.csv
cli-evaluate-file-train = the table to learn from (.csv or .csv.gz)
cli-evaluate-file-test = the table to judge by; without it, across folds of the other
cli-evaluate-file-corpus = the table of all texts: msg_id, title, body
cli-evaluate-file-groups = the table of groups: group_id, msg_id, verbatim_cluster
cli-evaluate-file-exclude = each msg_id that is left out
cli-evaluate-file-pairs = the table of pairs: msg_a, msg_b, label, kind, group_id
cli-evaluate-reply = how well it is told whether a reply says anything: accuracy, AUC
cli-evaluate-reply-examples =
    Example:
      python -m bot evaluate reply --messages replies.csv.gz --labels labels.csv
cli-evaluate-file-messages = the table of messages and replies: msg_id, title, body, reply
cli-evaluate-file-labels = the table of labels: msg_id, substance (0 none, 1 partly, 2 the main request)
cli-evaluate-folds = not with the weights that come along, but across folds of the given table
trouble-no-column = The table has no column “{ $column }”. See: python -m bot evaluate --help
trouble-not-a-table = The file cannot be read: it has to be .csv or .csv.gz with a header, in UTF-8.
trouble-too-little-to-learn = There is too little to learn from: at least two kinds, with words in each.
