bad-merge-itself = It cannot be merged into itself.
ask-merge-main = Into which one? The most similar titles come first; you can also type a number or a few words.
ask-merge-sure = Merge “{ $title }” into { $main }, “{ $main_title }” ({ $main_name }): handled together; every representative is credited, answered and asked to rate.
done-merge = { $label } is merged into { $main }; the representatives are told.
card-merged-into = Merged into { $main } and handled with it; you will get its reply and be asked to rate it.
card-see-main = See the main one
full-merged = Merged with it: { $names }
