command-undelivered = 没有送到的消息
undelivered-menu = { $n } 条消息没有送到：/undelivered
undelivered-none = 最近 30 天的消息都送到了，或者还在路上。
undelivered-title = 最近 30 天有 <b>{ $n }</b> 条没有送到。点一类看名单：
undelivered-group = { $matter } · { $reason } { $n }
undelivered-matter-case = 建议进展
undelivered-matter-broadcast = 通知
undelivered-matter-other = 提醒和其他
undelivered-reason-blocked = 对方停用
undelivered-reason-never-started = 未绑定
undelivered-reason-undeliverable = 发不出去
undelivered-reason-in-doubt = 不确定
undelivered-listing = <b>{ $matter } · { $reason }</b>，{ $n } 条，新的在前：
undelivered-line = { $number }. { $name }（{ $unit }）　{ $at }
undelivered-line-about = { $number }. { $name }（{ $unit }）　{ $at }　{ $about }
undelivered-hint-blocked = 请先联系本人重新打开机器人，再点编号重新发送。已经不用做的事不会再发。
undelivered-hint-never-started = 请先请本人加入，再点编号重新发送。已经不用做的事不会再发。
undelivered-hint-undeliverable = 点编号重新发送那一条。已经不用做的事不会再发。
undelivered-hint-in-doubt = 对方可能已经收到。点编号重新发送那一条。
undelivered-again-one = 重发 { $number }
undelivered-again-all = 全部重新发送（{ $n }）
undelivered-sure = 这 { $n } 条对方可能已经收到，再发会收到两次。要重新发送吗？
undelivered-sure-yes = 重新发送
undelivered-sending = 正在重新发送 { $n } 条。
undelivered-sent-already = 这条已经在发送了，或者已经送到。
cli-outbox = 发件箱：没有送到的消息，重新发送
cli-outbox-examples =
    例子：
      python -m bot outbox list
      python -m bot outbox resend --reason blocked
cli-outbox-list = 列出最近 30 天没有送到的消息
cli-outbox-list-examples =
    例子：
      python -m bot outbox list --congress 柯桥区人大
cli-outbox-resend = 把一类没有送到的消息重新发送
cli-outbox-resend-examples =
    例子：
      python -m bot outbox resend --reason blocked
cli-outbox-reason = 为什么没有送到
said-outbox-waiting = 在路上 { $n } 条。
outbox-line = { $n }　{ $matter } · { $reason }（{ $code }）
said-outbox-resent = { $n } 条会重新发送。
