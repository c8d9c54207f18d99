# 现场检查
visit-button = 现场检查
visit-item-organisation = 组织领导
visit-item-consultation = 面商沟通
visit-item-result = 办理实效
visit-item-file = 资料归档
visit-list = 抽到的 { $n } 件，已查 { $done } 件。点一件看或填：
visit-nothing-drawn = 还没有抽样。先由代表工委抽样，再现场检查。
visit-lot = { $label }　{ $unit }{ $n ->
        [0] { "" }
       *[other] 　✓ { $n }
    }
visit-head = <b>{ $label }</b>　{ $unit }　{ $title }
visit-none = 还没有现场记录。
visit-begin = 填现场检查
visit-again = 再填一份
visit-record = <b>第 { $number } 份</b>　{ $by } { $at }　{ $score } 分
visit-points = { $points }
visit-present = 在场：{ $names }
visit-files = 看第 { $number } 份的照片和文件（{ $n }）
visit-form = <b>现场检查 { $label }</b>　{ $unit }
visit-given = { $item }　{ $points }
ask-visit-points = { $n }/{ $of }　<b>{ $item }</b>打几分？10 分最好。
ask-visit-present = 有谁在场？写单位和姓名。
ask-visit-remarks = 现场情况和意见？
ask-visit-files = 可以发照片、文件或位置，发完点下面保存。
visit-save = 保存
visit-save-without = 没有，保存
visit-saved = 已保存：{ $label } 得 { $score } 分。改动请再填一份，两份都留着。
