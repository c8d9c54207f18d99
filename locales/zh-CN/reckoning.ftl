reckoning-head = <b>{ $clock }期限　{ $day }</b>
reckoning-basis = 依据：{ $rules }。
reckoning-started = { $day }开始计算
reckoning-from-next-day = 从次日{ $day }起算
reckoning-started-next = { $day }开始，从次日起算
reckoning-counted-working-days = { $n } 个工作日 → { $end }{ $skipped ->
        [0] { "" }
       *[other] （中间休息 { $skipped } 天）
    }
reckoning-counted-days = { $n } 天 → { $end }
reckoning-counted-months = { $n } 个月 → { $end }
reckoning-fixed-date-earlier = 规定日期{ $fixed }早于{ $counted }，以早的为准
reckoning-fixed-date-later = 规定日期{ $fixed }晚于{ $counted }，以早的为准
reckoning-fixed-date-same = 与规定日期{ $fixed }相同
reckoning-extended = 延期：从{ $start }延到{ $to }
reckoning-limited = 最长 { $n } { $unit }，申请到{ $asked }，只能到{ $to }
reckoning-rolled-forward = { $start }是{ $reason }，顺延到{ $to }
reckoning-working-day = { $day }是工作日，不顺延
reckoning-local-off = { $day }本地停工{ $why ->
        [none] { "" }
       *[other] （{ $why }）
    }，不算工作日
reckoning-local-worked = { $day }本地上班{ $why ->
        [none] { "" }
       *[other] （{ $why }）
    }，算工作日
reckoning-second-date = 规定日期没有办结，最迟到{ $day }
reckoning-provisional = { $year } 年的放假安排还没有公布，先按周末和法定节日算，公布后重算
unit-months = 个月
unit-days = 天
unit-working-days = 个工作日
holiday-weekend = 周末
holiday-new-years-day = 元旦
holiday-spring-festival = 春节假期
holiday-tomb-sweeping-day = 清明节
holiday-labour-day = 劳动节假期
holiday-dragon-boat-festival = 端午节
holiday-mid-autumn-festival = 中秋节
holiday-national-day = 国庆假期
holiday-anti-fascist-70th-day = 纪念日假期
holiday-local-day-off = 本地休息日
holiday-day-off = 休息日
