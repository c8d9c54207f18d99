# 考核
command-assessment = 承办单位考核
assessment-new = 算一次考核
assessment-none = 还没有公布的考核。
assessment-not-allowed = 考核给代表工委和参加考核的承办单位看，不在您的权限内。
assessment-list = 考核 { $n } 次，新的在前：
assessment-line-open = { $name }　公布，未定稿
assessment-line-issued = { $name }　已定稿
ask-assessment-scope = 考核哪一段？点一个，或写年份、半年、季度、届次，例如：2026、2026上半年、2026Q1、2026-01-01..2026-06-30
assessment-trial = <b>考核试算：{ $name }</b>（现在的数字，没有保存）
assessment-weights = 分值：{ $weights }
assessment-nobody = 这一段还没有可以考核的数据。请返回换一段。
assessment-rank = { $rank }. { $unit }　{ $score }{ $parts ->
        [5] { "" }
       *[other] （按 { $parts } 项）
    }{ $bonus ->
        [0] { "" }
       *[other] 　加 { $bonus } 分
    }
assessment-parts-note = “按几项”是说只有这几项有数据，折算成 100 分。点单位看各项怎么来的。
assessment-towns = <b>重点建议领衔代表所在代表团（镇街）加分</b>
assessment-town = { $town }　{ $n } 件，加 { $points } 分
assessment-what-if = 换一组分值试算
assessment-how = 各项怎么算
assessment-announce = 公布给各单位
assessment-announce-sure = 公布
ask-assessment-announce = 把“{ $name }”的考核公布给 { $n } 个单位？各单位会收到通知，只看得到本单位的，可以提异议。数字以公布的时候为准，公布以后收不回来。
assessment-again = 同一段 { $at } 已由{ $by }公布过，这次是另外一份。
ask-assessment-weights = 按这个顺序写五个数，合计 100：{ $parts }。现在是：{ $now }
assessment-beside = <b>换一组分值试算</b>：{ $weights }
assessment-beside-line = { $unit }　第 { $was } 位 → 第 { $rank } 位　{ $score_was } → { $score }
assessment-beside-none = { $unit }　第 { $was } 位 → 这几项没有数据
assessment-beside-more = 另有 { $n } 个单位。
assessment-beside-note = 试算没有保存。要改成规则，请管理员在 /rules 的“检查和考核”里改。
assessment-how-head = 每项得分 = 分值 × 完成的比例；没有数据的一项不计，其余各项折算成 100 分。
assessment-how-line = <b>{ $part }（{ $weight }）</b>　{ $about }
assessment-how-grades = 评价的折算：满意 100%，基本满意 { $share }%，不满意 0。
assessment-how-bonus = 加分：前 { $places } 名的单位各加 { $points } 分；重点建议领衔代表所在的代表团（镇街），每件加 { $town } 分。加分另列，不算进得分。
assessment-about-timeliness = 按期签收和按期答复，占已到期和已办的
assessment-about-consultation = 与代表沟通过的件，占已答复的
assessment-about-reply-quality = 审核没有退回的答复，占已答复的；每退一次算一次
assessment-about-ratings = 代表对办理态度和答复的评价，未表态不计；满 3 次才算，只看合计
assessment-about-fulfilment = 到期承诺里做到的
assessment-head = <b>考核：{ $name }</b>
assessment-announced = { $by } { $at } 公布，数字以当时为准
assessment-issued = { $by } { $at } 定稿
assessment-objections = 异议 { $n }（待答复 { $waiting }）
assessment-objections-head = 异议 { $n } 项：
assessment-objection-open-line = { $unit }　{ $part }　待答复
assessment-objection-kept-line = { $unit }　{ $part }　得分不变
assessment-objection-corrected-line = { $unit }　{ $part }　更正为 { $points }
assessment-objection-unit = <b>{ $unit }</b>
assessment-objection = 异议（{ $part }），{ $by } { $at }：{ $text }
assessment-objection-waits = 等代表工委答复。
assessment-objection-kept = { $by } { $at } 答复，得分不变：{ $text }
assessment-objection-corrected = { $by } { $at } 答复，更正为 { $points } 分：{ $text }
assessment-answer = 答复“{ $part }”的异议
assessment-keep = 得分不变
assessment-correct = 更正得分
assessment-issue = 定稿
assessment-issue-sure = 定稿，不再改动
ask-assessment-issue = 定稿以后得分、名次和加分不再改动，会告诉各单位。定稿吗？
assessment-unit = <b>考核：{ $name }　{ $unit }</b>
assessment-unit-tried = <b>考核试算：{ $name }　{ $unit }</b>
assessment-unit-score = 得 { $score } 分，第 { $rank } 位（共 { $of } 个单位）{ $bonus ->
        [0] { "" }
       *[other] ，加 { $bonus } 分
    }
assessment-part-line = { $part }（{ $weight }）：{ $counted }，得 { $points }
assessment-part-corrected = { $part }（{ $weight }）：{ $counted }，更正为 { $points }
assessment-part-none = { $part }（{ $weight }）：没有数据，不计
assessment-part-few = { $part }（{ $weight }）：评价不到 3 次，不计
assessment-pair = { $done }/{ $of }
assessment-pair-ratings = 评价 { $n } 次，折合 { $share }%
assessment-may-object = 哪一项不对，可以提异议，写明理由，每项一次。
assessment-object = 对“{ $part }”有异议
ask-assessment-reason = “{ $part }”哪里不对？请写明理由（500 字以内）。
ask-assessment-points = { $now }
    更正为多少分？写 0 到 { $most } 的整数。
ask-assessment-answer = 请写答复，{ $unit }会看到（500 字以内）。
assessment-read = 打开看
assessment-done-announced = 已公布，{ $n } 个单位会收到。
assessment-done-objected = 异议已提交，代表工委会答复。
assessment-done-answered = 已答复，单位会收到。
assessment-done-issued = 已定稿，各单位会收到。
notice-assessment-announced = 考核“{ $name }”的得分公布了，请看本单位的各项是怎么来的。有异议可以提。
notice-assessment-objected = { $unit }对考核“{ $name }”的“{ $part }”提了异议，等您答复。
notice-assessment-answered = 代表工委答复了{ $unit }对考核“{ $name }”里“{ $part }”的异议。
notice-assessment-issued = 考核“{ $name }”已定稿。
blocked-assessment-empty = 这一段没有可以考核的数据，没有公布。
blocked-assessment-objected = 这一项已经提过异议了，每项只提一次。
blocked-assessment-answered = { $by }已经答复了这项异议。
blocked-assessment-issued = 考核已由{ $by }定稿，不再改动。
blocked-assessment-waiting = 还有 { $n } 项异议没有答复，答复以后才能定稿。
bad-assessment-points = 请写 0 到 { $most } 的整数。
