ask-publish-extent = { $agreed }答复公开到什么程度？
publish-agreed-full = 代表同意公开全文。
publish-agreed-title-only = 代表只同意公开题目，情况和请求不公开，答复可以写摘要。
ask-publish-summary = 写一段答复摘要，公开的就是这一段。
ask-publish-check =
    { $found }

    照这样公开，还是挑几段改？
publish-check-keep = 照这样
publish-check-edit = 挑几段改
ask-publish-places = 改哪几段？像有个人信息的已经选上。
ask-publish-part = 第 { $n } 段，共 { $of } 段：{ $place }。公开时怎样写？
ask-publish-sure =
    公开以后是这样的：
    { $shown }
ask-correct-publication-why = 为什么更正？写一句，留在记录里。
ask-unpublish = 为什么停止公开？写一句，代表会知道不再公开，原因留在记录里。
done-publish = { $label }已公开。
done-correct-publication = { $label }的公开内容已更正，原来的留在记录里。
done-unpublish = { $label }已停止公开，原来公开的留在记录里。
extent-full = 全文
extent-summary = 摘要
extent-none = 答复不公开
publish-found = 有 { $n } 处像个人信息，建议遮去：
publish-found-none = 没有找到像个人信息的地方，请再看一遍。
publish-found-line =
    { $place }　{ $kind }：{ $marked }
    → { $instead }
publish-shown-line = <b>{ $place }</b>　{ $text }
publish-place-line = { $place }　{ $text }
publish-still-found = 注意：{ $places }里还有像个人信息的地方，请看清楚。
publish-kind-identity = 身份证号
publish-kind-card = 卡号
publish-kind-mobile = 手机号
publish-kind-telephone = 电话
publish-kind-mail = 邮箱
publish-kind-chat = 网络账号
publish-kind-plate = 车牌
publish-kind-home = 住址
publish-kind-person = 姓名
publish-place-title = 题目
publish-place-situation = 情况
publish-place-request = 请求
publish-place-summary = 摘要
publish-place-done = 已经办的
publish-place-planned = 正在办的
publish-place-not-adopted = 没有采纳的
publish-place-point = 答复 { $letter }，{ $group }第 { $n } 点
publish-place-reason = 答复 { $letter }，{ $group }第 { $n } 点的原因
bad-publication-extent = 代表没有同意公开到这个程度。
rule-name-publication-name = 公开网页上写不写提出人
rule-about-publication-name = 公开的建议写代表姓名和代表团，只写代表团，或者都不写。联系方式从不公开。
option-public-name = 写姓名
option-public-unit = 只写代表团
option-public-none = 都不写
rule-name-publication-slug = 公开网页的地址
rule-about-publication-slug = 网址里本级人大的那一段：小写字母开头，可以有数字和连字符，3 到 31 个字符。改了以后，原来的网址就打不开了。
bad-policy-slug = 网址的这一段要用小写字母开头，只能有小写字母、数字和连字符，3 到 31 个字符。
