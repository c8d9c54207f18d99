# 答复送出前的核对：逐条要求，对应哪一句
lint-no-substance = 提醒：只看到转办或客套，没有看到对这件事办了什么、怎么办。
lint-all-answered = 逐条核对：{ $of } 条要求都有对应的话。
lint-answers = 逐条核对：{ $of } 条要求，{ $n } 条没有找到对应的话。
lint-answered = 　{ $n }．{ $request } → “{ $sentence }”
lint-unanswered = 　{ $n }．{ $request } → <b>没有找到</b>
lint-copied = 提醒：有 { $n } 句与本单位别的答复一字不差，如“{ $sentence }”。
