notice-submit = { $name }代表提出建议 1 件，等您审核。
notice-register = 您的建议已立案，编号 { $number }。
notice-return-for-changes = 您的建议被退回修改：{ $why }
notice-refuse = 您的建议不予受理：{ $why }
notice-withdraw = { $name }代表撤回了建议。
notice-assign-clerk = 新交办 1 件，贵单位主办，请签收。
notice-assign = { $number }已交办{ $lead }，{ $day }前答复您。
notice-sign-for = { $lead }已签收{ $number }，开始办理。
notice-log-contact =
    <b>{ $number }　{ $title }</b>
    承办单位记录：{ $day }，{ $mode }。{ $text }
    属实吗？
notice-confirm-contact = 代表确认了沟通记录：属实。
notice-deny-contact = 代表对沟通记录说“{ $said }”，请重新联系代表。
notice-note-progress = { $number }有新进展：{ $text }
notice-file-opinion = { $name }已提交{ $number }的会办意见。
notice-supplement = 代表对{ $number }补充：{ $text }
notice-urge = 代表催办{ $number }，请尽快办理并告知进展。
notice-draft-reply = { $number }的答复稿等您签发。
notice-return-draft = { $number }的答复稿被负责人退回：{ $text }
notice-sign-off = { $number }的答复等您审核。
notice-sign-off-clerk = { $number }的答复已签发，送审核。
notice-send-back = { $number }的答复被退办：{ $why }
notice-approve = { $number }的答复已送达代表。
notice-ask-reopening = 代表对{ $number }的答复不满意，请求重新办理，请决定。原因：{ $reasons }
notice-reopen = { $number }因评价为不满意，重新办理（第 { $round } 轮），{ $day }前重新答复。原因：{ $reasons }
notice-reopen-representative = { $number }已交回重新办理（第 { $round } 轮），{ $day }前重新答复您。
notice-decline-reopening = { $number }决定不重新办理：{ $text }
notice-answer = { $number }已办复。
notice-close = { $number }已办结。
notice-assign-co-clerk = 新交办 1 件，贵单位协办，请签收并提会办意见。
notice-deny-contact-staff = { $number }的沟通记录，代表说“{ $said }”。
notice-approve-representative = { $number }的答复已送达（{ $letter } 类）。
notice-reckon-again = { $number } 的期限按改过的规则重新计算了，请看现在的日期。
