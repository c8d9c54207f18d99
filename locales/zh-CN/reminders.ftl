reminder-head =
    早上好。{ $urgent ->
        [0] 今天没有到期的事，提前提醒 { $coming } 件：
       *[other] { $coming ->
            [0] 今天要办 { $urgent } 件：
           *[other] 今天要办 { $urgent } 件，提前提醒 { $coming } 件：
        }
    }
escalation-head = 早上好。以下 { $n } 件已经超期，请督促：
due-late = <b>已超期 { $n }</b>
due-late-item = { $label } { $clock }，超 { $days } 天
due-today = <b>今天到期 { $n }</b>
due-today-item = { $label } { $clock }
due-soon = <b>3 天内 { $n }</b>
due-soon-item = { $label } { $clock }，{ $day }
due-later = <b>以后 { $n }</b>
due-later-item = { $label } { $clock }，{ $day }
due-others = <b>已超期，请督促 { $n }</b>
due-provisional = （暂定）
due-more = 另有 { $n } 件，点下面的按钮看。
due-more-button = 更多 { $n } 件
due-button = { $label } { $clock }
due-gone = 这件事已经办过了，现在是这样：
snooze-tomorrow = 明天再提醒
snooze-three-days = 三天后
snooze-day = { $day }再提醒
snooze-eve = 到期前一天
snooze-undo = 不推迟了
snooze-undone = 好，照常提醒。
snooze-too-late = 离期限太近，不能再推迟；到期那天会提醒您。
snoozed-until = 已推迟，{ $day }再提醒您；到期那天一定提醒。
