ask-ask-extension-until =
    申请延期到哪一天？
    现在的期限是{ $due }，连同延期最晚到{ $latest }。每件每轮只能申请一次。
ask-ask-extension-reason = 为什么要延期？写一两句，政府办和代表都会看到。
done-ask-extension = 已申请延期到{ $day }，等政府办决定。决定以前，原来的期限照常计算。
ask-grant-extension =
    { $department }申请把期限从{ $due }延到{ $until }：{ $reason }
    同意延到哪一天？也可以写一个更早的日期。
done-grant-extension = 已同意{ $label }延期到{ $day }，承办单位、代表和代表工委会收到。
ask-deny-extension =
    { $department }申请把期限从{ $due }延到{ $until }：{ $reason }
    不同意延期，请写明理由。
done-deny-extension = 已决定不延期，理由已告知承办单位。
bad-extension-limit = 连同延期最晚只能到{ $day }。
bad-extension-not-later = 要比现在的期限（{ $day }）晚。
bad-extension-beyond = 不能晚于申请的日期（{ $day }）。
card-extension-asked = 已申请延期到{ $day }，等政府办决定。
latest-ask-extension = 承办单位申请延期
latest-grant-extension = 同意延期
latest-deny-extension = 没有同意延期
notice-ask-extension = { $name }申请把{ $number }的答复期限延到{ $until }：{ $text }
notice-grant-extension = { $number }已同意延期，新的答复期限是{ $until }。
notice-grant-extension-representative = { $number }的答复延期，最晚{ $until }答复您。承办单位的理由：{ $text }
notice-deny-extension = { $number }没有同意延期，仍按原来的期限（{ $day }）答复。理由：{ $text }
