# 领导每周一条
menu-week = 我领办的
command-week = 我领办督办的重点建议
week-nothing = 现在没有您领办或督办的重点建议。
week-not-allowed = 这里是领导领办督办的重点建议，不在您的权限内。
week-head = <b>这一周</b>：您领办督办的重点建议 { $n } 件{ $late ->
        [0] ，没有超期。
       *[other] ，{ $late } 件有超期：
    }
week-head-asked = <b>您领办督办的重点建议</b> { $n } 件{ $late ->
        [0] ，没有超期。
       *[other] ，{ $late } 件有超期：
    }
week-proposal = <b>{ $label }</b>　{ $title }
week-steps = { $steps }，{ $status }
week-next-step = 下一步：{ $step }　{ $owner }，{ $day }前
week-late-step = 超 { $days } 天：{ $step }　等{ $owner }
week-late-clock = 超 { $days } 天：{ $what }　等{ $unit }
week-why-opinions = 原因：还缺 { $units } 的会办意见
week-why-returns = 原因：答复已退回 { $n } 次
