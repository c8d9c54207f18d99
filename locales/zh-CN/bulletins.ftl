bad-bulletin-examples = 好的做法最多选 { $limit } 件，请先去掉一件。
bad-bulletin-steps = 下一步最多写 { $limit } 条。
blocked-bulletin-changed = 这份通报在您预览之后又有改动，没有签发。请再看一遍。
blocked-bulletin-issued = 通报{ $number }号已由{ $by }签发，不能再改。
