ask-mark-key-day = 主任会议哪天研究确定的？
ask-mark-key-text = 主任会议是怎样定的？写明会议和决定，会留在经过里。
ask-key-leading = 由哪位领导领办？还没有明确的，可以先不定。
ask-key-supervising = 由哪位领导督办？还没有明确的，可以先不定。
ask-tick-key-step-step = 哪一步已经完成？
ask-tick-key-step-note = 要写一句说明吗？
done-mark-key = { $label }已列为重点督办件，各方会收到通知。
done-name-leaders = { $label }的领办、督办领导已明确，会收到通知。
done-tick-key-step = 已打勾。
latest-mark-key = 列为重点督办件
latest-name-leaders = 明确领办、督办领导
latest-tick-key-step = { $actor }完成重点督办的一步
notice-mark-key = { $number }经{ $decided }主任会议列为重点督办件，{ $leaders }。请按重点件办理。
notice-mark-key-leading = { $number }经{ $decided }主任会议列为重点督办件，请您领办。
notice-mark-key-supervising = { $number }经{ $decided }主任会议列为重点督办件，请您督办。
notice-mark-key-representative = 您的{ $number }经{ $decided }主任会议列为重点督办件，{ $leaders }。
notice-mark-key-cosigner = 您联名的{ $number }经{ $decided }主任会议列为重点督办件，{ $leaders }。
notice-mark-key-committee = { $number }经{ $decided }主任会议列为重点督办件，{ $leaders }。请跟踪督办。
notice-mark-key-office = { $number }经{ $decided }主任会议列为重点督办件，{ $leaders }。请安排重点办理。
notice-leader-replaced = { $number }的领办、督办领导有调整，现在{ $leaders }，原来由您负责的不用再管。
notice-name-leaders = { $number }是重点督办件，现在{ $leaders }。
notice-name-leaders-leading = { $number }是重点督办件，请您领办。
notice-name-leaders-supervising = { $number }是重点督办件，请您督办。
notice-tick-key-step = { $number }重点督办又完成一步：{ $key_step }。
card-key = 七步法
card-key-tag = 重点督办
card-key-steps =
    { $total ->
        [7] 七步
       *[other] 步骤
    } { $done }/{ $total }
key-leading = 领办 { $name }
key-supervising = 督办 { $name }
key-no-leaders = 领办、督办领导待明确
key-head = <b>{ $number }的重点督办</b>　已完成 { $done }/{ $total }
key-decided = 主任会议 { $day }：{ $text }
key-step-done = ✓ { $n }. { $what }　{ $day } { $name }
key-step-open = ○ { $n }. { $what }　{ $owner }，{ $day }前
key-step-late = ○ { $n }. { $what }　{ $owner }，{ $day }前，<b>已超期 { $days } 天</b>
bad-key-no-leader = 至少选一位领导。
blocked-key-step-of-others = 没有完成的步骤由其他单位打勾。
