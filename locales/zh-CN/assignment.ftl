# 交办、预交办、重新交办
assign-each = 各单位分别办理
assign-as-planned = 原方案交办
assign-otherwise = 另选单位
pre-assign-now = 预交办
ask-assign-plan =
    预交办的单位：{ $units }
    按原方案交办，还是另选单位？
ask-assign-separate = 由哪些单位分别办理？至少选两个，各自答复本单位负责的部分。
bad-separate-few = 分别办理至少要选两个单位。
ask-pre-assign-lead = 预交办。主办单位拟定为？
done-pre-assign = 已预交办：{ $units }。还没有开始计时，单位有异议可以申请改办。
ask-hold-coordination-day = 改办协调会是哪一天开的？
ask-hold-coordination-attended = 哪些单位、哪些人参加了？
ask-hold-coordination-result = 协调的结果是什么？
done-hold-coordination = 已记下协调会。下一步请交办。
ask-reassign-lead = 重新交办。改由哪个单位主办？原来的单位选中的保留，没选中的退出。
ask-reassign-reason = 为什么重新交办？写一句，承办单位会收到。
done-reassign = 已重新交办：{ $units }。答复期限不变，仍是{ $day }。
card-separate = 分办 { $name }
card-planned = 拟交办：{ $units }
card-signed = 已签收 { $names }
card-unsigned = 未签收 { $names }
reckoning-reassigned = 重新交办不延长答复期限，仍是{ $day }
reckoning-first-assigned = 最初交办：{ $day }
latest-pre-assign = 预交办
latest-hold-coordination = 开了改办协调会
latest-reassign = 重新交办
latest-change-shares = 调整承办单位
step-change-shares = 调整承办单位
notice-pre-assign = { $number }拟交办：{ $units }。现在还没有计时，如果不属于贵单位职责，请申请改办。
notice-hold-coordination = { $number }开了改办协调会：{ $text }
notice-assign-separate-clerk = 新交办 1 件，由几个单位分别办理，请签收，并答复贵单位负责的部分。
notice-reassign = { $number }已重新交办：{ $units }。答复期限不变，{ $day }前答复。
notice-reassign-clerk = { $number }已重新交办：{ $units }。还没有签收的请签收。答复期限不变（{ $day }）。
notice-share-taken-back = { $number }已改由其他单位办理，不再由贵单位承办。
