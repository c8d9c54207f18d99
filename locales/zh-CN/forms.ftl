ask-about = <b>{ $label }</b>　{ $question }
reason-own-words = 其他，我来写
ask-register = 立案并编号，归入哪一类？
done-register = 已立案，编号 { $number }。下一步请交办。
done-take-up = 您已开始审核{ $label }。
ask-return-for-changes = 退回修改，原因是什么？可以多选。
ask-return-for-changes-words = 请写明希望代表怎样修改。
done-return-for-changes = 已退回代表修改，原因已告知。
ask-refuse = 不予受理，理由是什么？会原样告知代表。
ask-refuse-words = 请写明不予受理的理由。
done-refuse = 已不予受理，理由已告知代表。
ask-assign-lead = 交办。主办单位是？
ask-assign-co =
    主办　{ $lead }
    协办　{ $co }
    需要协办就点单位，不需要直接交办。
assign-now = 交办
done-assign = 已交办{ $lead }。从今天起计时，答复期限 { $day }。
department-gone = 选的单位已经不在名单里。请返回重新选。
bad-lead-is-co = 主办单位不能同时作协办。
done-sign-for = 已签收{ $label }。
done-reopen = 已交回重新办理，开始新的一轮。
ask-decline-reopening = 不重新办理，请写明理由，会告知代表。
done-decline-reopening = 已决定不重新办理，理由已告知代表。
done-close = { $label }已办结。
blocked-already-signed = 已经签收过了。
blocked-sign-first = 请先签收。
form-not-kept = 您刚才写的没有存进去：
form-needs-text = 这里要用文字回答，刚才那条没有存进去。请写成文字再发，或点“‹ 返回”。
form-needs-button = 请点下面的按钮选一个。
bad-answer-long = 请在 { $limit } 字以内，刚才这段有 { $length } 字，没有存进去。请改短后再发一次，原文就在上面，可以复制。
ask-close = 要办结吗？办结后不再评价，也不再办理。
ask-close-early = 代表还可以评价到 { $day }。现在办结，就不能再评价了。要办结吗？
