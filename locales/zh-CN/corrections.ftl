# 停工和补班：与国家放假安排不同的日子
days-head =
    <b>停工和补班</b>
    与国家放假安排不同的日子记在这里。在办的期限会跟着变，确认之前先看变哪些。
days-none = 现在没有记。
days-standing = 记了 { $n } 天，点一天可以撤回：
days-off = { $day } 停工　{ $why }
days-worked = { $day } 上班　{ $why }
days-button = 停工和补班
days-new = 记一天
days-log = 记录
days-run = { $first }到{ $last }
ask-days =
    哪一天？点日历，或直接写，例如：1月20日；几天写 1月20日到22日。
    带 ° 的是休息日。
days-chosen = 已选：{ $days }
ask-days-kind = { $days }，停工还是上班？
days-is-off = 停工
days-is-worked = 上班
ask-days-reason-off = { $days }停工，因为什么？点一个，或写几个字（60 字以内）。
ask-days-reason-worked = { $days }上班，因为什么？点一个，或写几个字（60 字以内）。
days-why-weather = 恶劣天气
days-why-local = 当地节庆
days-why-exchange = 调休
days-why-outage = 停电停水
days-preview-off = <b>{ $days }停工（{ $why }）</b>
days-preview-worked = <b>{ $days }上班（{ $why }）</b>
days-preview-back = <b>撤回：{ $days }改回国家的放假安排</b>
days-moves = { $n ->
        [0] 在办的期限没有变动。
       *[other] 在办的期限有 { $n } 项会变：
    }
days-move = { $label } { $clock }：{ $old } → { $new }
days-earlier = 注意：其中 { $n } 项会提前。
days-late-at-once = 注意：其中 { $n } 项会马上到期。
days-how = { $label } { $clock } 怎么算的
days-move-units = （{ $n } 个单位）
days-then = 确认以后，{ $label }：
days-take = 确认
days-take-moves = 确认，{ $n } 项改期
days-done = 已记下。{ $n ->
        [0] 在办的期限没有变动。
       *[other] { $n } 项期限重新算过，已告诉有关的人。
    }
days-nothing-to-take = 没有等着确认的。现在是这样：
days-log-head = 记录，新的在前：
days-log-empty = 还没有记录。
days-log-line = { $at } { $by }：{ $what }{ $n ->
        [0] { "" }
       *[other] ，{ $n } 项改期
    }
days-log-off = { $day }停工（{ $why }）
days-log-worked = { $day }上班（{ $why }）
days-log-back = 撤回 { $day }
moved-off = { $days }停工（{ $why }），下列期限顺延：
moved-worked = { $days }上班（{ $why }），下列期限有变：
moved-taken-back = { $days }改回国家的放假安排，下列期限有变：
moved-published = { $year } 年的放假安排已经公布，下列期限重新算过：
correction-moved-meanwhile = 刚才在办的期限有变化，请再看一遍：
bad-correction-far = { $day }太远了。只能记前后一年以内、最多一个月以前的日子。
bad-correction-many = 一次最多 { $limit } 天，请分几次记。
bad-correction-same = 这几天本来就是这样，没有要改的。
bad-correction-gone = 这一天已经撤回了。
command-days = 停工和补班
pattern-month = y年M月
pattern-month-button = y-MM
pattern-weekday = EEEEE
month-before = ‹
month-after = ›
