figures-files = 报表文件…
report-which = { $head }
    要哪一种报表？
report-format = { $head }
    <b>{ $kind }</b>：要哪一种文件？
report-form-xlsx = Excel 表格
report-form-docx = Word 文档
report-form-png = 图片
report-coming = 正在做“{ $kind }”（{ $form }），做好马上发给您。
report-progress = 正在做“{ $kind }”（{ $form }）
    { $bar } { $done }/{ $of }
report-so-far = 正在做“{ $kind }”（{ $form }），已写 { $done } 行
report-ready = “{ $kind }”（{ $form }）已做好，文件发给您。
report-caption = <b>{ $kind }</b>　{ $what }
report-file = { $what }{ $kind }.{ $extension }
report-failed = “{ $kind }”没有做成。请稍后再点一次；一直不行，请告诉管理员。
not-allowed-report = 这份报表只给人大机关、政府办公室等负责全面情况的人员看，不在您的权限内。您自己的统计可以点“统计”看。
report-kind-overview = 总体情况
report-kind-departments = 各单位
report-kind-returns = 退办率
report-kind-overdue = 超期清单
report-kind-ratings = 代表评价
report-kind-assessment = 考核试算
report-kind-digest = 答复摘录汇编
report-kind-yearly = 年度报告
