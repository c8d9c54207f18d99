# 日程
agenda-month = <b>{ $month }</b>　您的日期 { $n } 项
agenda-month-every = <b>{ $month }</b>　各单位到期 { $n } 项
agenda-today = 今天 { $day }。日子右上角是几项，点开看。
agenda-late = 已超期 { $n } 项。
agenda-late-button = 已超期 { $n }
agenda-late-head = <b>已超期 { $n } 项</b>
agenda-own = 只看我的
agenda-every = 看全部
agenda-day = <b>{ $day }</b>　{ $n } 项
agenda-day-empty = { $day }没有到期的事。
agenda-line = { $label } { $clock }　{ $title }
agenda-line-dated = { $day }　{ $label } { $clock }　{ $title }
agenda-meeting = { $at } 面商 { $label }　{ $title }　{ $place }
agenda-open-meeting = { $label } 面商
