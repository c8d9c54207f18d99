ask-ask-withdrawal = 为什么要撤回？请写明理由，由代表工委决定。决定以前照常办理。
done-ask-withdrawal = 已申请撤回{ $label }，等代表工委决定。
latest-ask-withdrawal = 代表申请撤回
notice-ask-withdrawal = { $name }申请撤回{ $number }，请决定。理由：{ $text }
ask-confirm-withdrawal =
    代表申请撤回的理由：{ $text }
    同意撤回？同意后不再办理，全部期限停止，承办单位和联名人会收到通知。
done-confirm-withdrawal = 已同意撤回{ $label }，各方会收到通知。
latest-confirm-withdrawal = 同意撤回
notice-confirm-withdrawal = { $number }已经同意撤回，不再办理。撤回理由：{ $text }
ask-deny-withdrawal =
    代表申请撤回的理由：{ $text }
    不同意撤回，请写明理由，会告知代表。
done-deny-withdrawal = 没有同意撤回，理由已告知代表，照常办理。
latest-deny-withdrawal = 没有同意撤回
notice-deny-withdrawal = 没有同意撤回{ $number }，照常办理：{ $text }
card-withdrawal-asked = 代表已申请撤回，等代表工委决定。
