# 申请改办
ask-object-reason = 为什么不属于贵单位职责？请写明理由和依据。先送本单位负责人，期限照常计算。
ask-object-proposed = 建议改由哪个单位办理？没有建议就点“没有”。
done-object = 改办申请已送本单位负责人。裁定以前，各项期限照常计算。
objection-no-unit = 没有建议
ask-approve-objection =
    { $department }第 { $nth } 次申请改办：{ $reason }
    建议改由：{ $proposed }
    同意以单位名义申请吗？
done-approve-objection = 改办申请已送裁定，期限照常计算。
ask-drop-objection =
    { $department }第 { $nth } 次申请改办：{ $reason }
    建议改由：{ $proposed }
    不申请改办，请写明理由，经办人会收到。
done-drop-objection = 已决定不申请改办，经办人会收到。
ask-uphold-objection-main =
    { $department }第 { $nth } 次申请改办：{ $reason }
    建议改由：{ $proposed }
    改由哪个单位承办？
ask-uphold-objection-co =
    { $department }第 { $nth } 次申请改办：{ $reason }
    建议改由：{ $proposed }
    改由哪个单位协办？不另选就点“没有”。
done-uphold-objection = 改办成立，有关单位会收到。答复期限不变。
ask-dismiss-objection =
    { $department }第 { $nth } 次申请改办：{ $reason }
    建议改由：{ $proposed }
    维持交办，请写明理由，申请单位会收到。
done-dismiss-objection = 已维持交办，理由已告知申请单位。
bad-objection-own = 不能改给申请改办的单位自己。
bad-nobody-answers = 要选一个单位承办，不能没有单位答复。
blocked-office-decides = 第一次有异议，由政府办裁定。
card-objection-head = { $name }的改办申请等本单位负责人同意，期限照常计算。
card-objection-office = { $name }申请改办，等政府办裁定，期限照常计算。理由：{ $reason }
card-objection-leader = { $name }第二次申请改办，等领导裁定，期限照常计算。理由：{ $reason }
card-objection-upheld = { $name }的改办申请成立。{ $text }
card-objection-dismissed = { $name }的改办申请没有成立：{ $text }
card-objection-lapsed = { $name }的改办申请还没裁定就已答复，不再裁定。{ $text }
card-objection-dropped = { $name }负责人决定不申请改办：{ $text }
latest-object = 承办单位有异议
latest-approve-objection = 承办单位申请改办
latest-drop-objection = 承办单位不再申请改办
latest-uphold-objection = 改办成立
latest-dismiss-objection = 维持原交办
notice-object = { $name }的经办人想申请改办{ $number }，请您决定：{ $text }
notice-approve-objection = { $name }申请改办{ $number }，等您裁定：{ $text }
notice-approve-objection-clerk = { $number }的改办申请，负责人已同意，等裁定。期限照常计算。
notice-approve-objection-staff = { $name }申请改办{ $number }：{ $text }
notice-drop-objection = { $number }的改办申请，负责人没有同意：{ $text }
notice-uphold-objection = { $name }对{ $number }的改办申请成立，现在是：{ $units }。
notice-dismiss-objection = { $number }维持交办{ $name }：{ $text }
