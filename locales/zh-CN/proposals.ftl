full-by = { $name }代表提出　{ $day }
full-opinion = 会办意见（{ $name }）：{ $text }
full-files = 看附件
files-coming = 附件 { $n } 个，这就发给您。
history = { $number }的经过：
history-line = { $when }　{ $what }
reply-not-yet = 还没有答复。
not-allowed = 这件不在您的权限内。
