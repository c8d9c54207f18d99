# 一件里说了几件事
split-ask = 好像说了 { $n } 件事。一事一议，分开提各有各的承办单位，答复更快。我是这样看的：
split-matter = <b>{ $mark }</b>
split-files = 附件（{ $what }）跟着第一件；另一件要用的，请到那一份里再发一次。
split-do = 分成 { $n } 份草稿
split-not = 是一件事，不分
split-done = 已分成 { $n } 份草稿，都替您存着，写的一字没少。先写哪一份？
