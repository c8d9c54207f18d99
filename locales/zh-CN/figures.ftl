figures-by-category = 类别
figures-by-class = 办理结果
figures-by-kind = 种类
figures-by-track = 渠道
figures-by-department = 承办单位
figures-by-delegation = 代表团
figures-by-attitude = 办理态度评价
figures-by-reply = 答复内容评价
figures-by-fulfilment = 承诺落实评价
figures-by-committee = 对口委室
figures-by-month = 月份
figures-by-status = 办理进度
figures-none-category = 未分类
figures-none-class = 尚未答复
figures-none-kind = 种类不明
figures-none-track = 未分渠道
figures-none-department = 尚未交办
figures-none-delegation = 不属代表团
figures-none-attitude = 尚未答复
figures-none-reply = 尚未答复
figures-none-fulfilment = 未到评价
figures-none-committee = 没有对口委室
figures-none-month = 日期不明
figures-none-status = 状态不明
figures-remark-future = 这段时间从 { $first } 才开始，还没有数字。
figures-remark-running = 这段时间还没有过完，数字到 { $today } 为止。
figures-remark-nothing = 这个范围里没有立案的建议。
figures-remark-no-category = 有 { $n } 件没有类别。
figures-remark-unassigned = 有 { $n } 件还没有交办。
figures-remark-apart = 有 { $n } 件由几个单位分别办理，按单位统计时每个单位各算一次。
figures-remark-merged = 另有 { $n } 件已并入别的建议，不单独统计。
figures-remark-sum = “{ $dimension }”各项占比四舍五入后合计 { $sum }%，不是 100%。
figures-remark-parts = “{ $dimension }”各项合计 { $parts }，与总数 { $total } 不等。
definition-answered = 办复率：已答复（含办复、续办、办结）的件数 ÷ 立案件数。
definition-closed = 办结率：已办结（含归档）的件数 ÷ 立案件数。
definition-solved = 解决率：最近一轮答复为 A 类的件数 ÷ 已答复件数。续办后的第二次答复不改变这里的分类。
definition-signed-in-time = 按时签收率：在期限内签收的交办件 ÷ 已签收或已过期限的交办件。
definition-replied-in-time = 按时答复率：第一轮答复在期限内送达的 ÷ 已送达或已过期限的；几个单位分别办理的各算一次。
definition-consulted = 面商率：答复前有过沟通、代表没有否认的件数（代表同意不面商的也算） ÷ 在本系统交办并已答复的件数。
definition-kept = 承诺兑现率：已兑现的承诺 ÷ 承诺日期已到的承诺；重新办理的只看最近一轮。
definition-attitude-narrow = 对办理态度的满意率：领衔代表评“满意”的 ÷ 已答复件数。未表态的不算满意。
definition-attitude-wide = 对办理态度的满意率（含基本满意）：评“满意”和“基本满意”的 ÷ 已答复件数。
definition-reply-narrow = 对答复内容的满意率：领衔代表评“满意”的 ÷ 已答复件数。未表态的不算满意。
definition-reply-wide = 对答复内容的满意率（含基本满意）：评“满意”和“基本满意”的 ÷ 已答复件数。
definition-reply-silent = 未表态率：对答复内容没有作出评价的 ÷ 已答复件数。
definition-own-hand = 本人评价的比例：代表自己在手机上评的 ÷ 全部答复评价；其余由工作人员代记（电话等）。
definition-own-hand-wide = 本人评价的满意率（含基本满意）：只看代表自己评的。
definition-by-phone-wide = 代记评价的满意率（含基本满意）：只看工作人员代记的（电话等）。
definition-round-one-wide = 重新办理前的满意率（含基本满意）：答复过两轮的，看第一轮的评价。
definition-round-two-wide = 重新办理后的满意率（含基本满意）：同样这些件，看最近一轮的评价。
bad-period = 看不懂“{ $value }”这段时间。可以写一年 2021、一个月 2021-03、一个季度 2021Q1、半年 2021上半年、起止 2021-01-01..2021-06-30，或者届次：{ $sessions }
bad-period-day = 没有“{ $value }”这样的日子。
bad-period-order = 开始（{ $first }）在结束（{ $last }）之后。
trouble-report-format = { $kind } 没有 { $format } 这种格式。可用：{ $known }
trouble-report-output = { $format } 是文件，请用 --output 写明存到哪里。
trouble-report-file = 不能写到 { $path }。
said-report = 已写好：{ $path }
cli-report = 统计和报告：总体情况、各单位、退办率、超期、评价等
cli-report-examples =
    例子：
      python -m bot report --period 2021
      python -m bot report --period 2021Q1 --rounding half-up --decimals 1
      python -m bot report --period 2021-01-01..2021-06-30 --congress 柯桥区人大
      python -m bot report --period 十七届五次会议 --output 统计.json
cli-report-kind = 哪一种报告，平时是 overview（总体情况）
cli-report-period = 哪段时间：2021、2021-03、2021Q1、2021-01-01..2021-06-30 或届次的名称；不写就是全部
cli-report-rounding = 占比怎样取舍：largest-remainder 合计正好 100%，half-up 各自四舍五入
cli-report-decimals = 占比保留几位小数
cli-report-format = 哪种格式，平时是 json
cli-report-output = 写到这个文件，不写就显示出来
menu-figures = 统计
command-report = 看统计：办到哪里了、满意不满意、谁超期
figures-head = <b>统计</b>　{ $what }
figures-year = { $year } 年
figures-half = { $year } 年{ $n ->
        [1] 上
       *[other] 下
    }半年
figures-quarter = { $year } 年{ $n ->
        [1] 一
        [2] 二
        [3] 三
       *[other] 四
    }季度
figures-month = { $year } 年 { $n } 月
figures-all-time = 全部时间
figures-space = 　
figures-own = 我提的
figures-published = 已公开的
figures-kind = { $name } { $n } 件
figures-class = { $letter } 类
figures-year-before = 上年同期
figures-line-total = 立案 <b>{ $n }</b> 件
figures-line-total-before = 立案 <b>{ $n }</b> 件，{ $then } { $before } 件（{ $change }）
figures-line-kinds = 其中{ $rows }
figures-line-answered = 已答复 { $n } 件（{ $share }），办结 { $closed } 件（{ $of }）
figures-line-signed = 按时签收 { $share }（{ $n }）
figures-line-replied = 按时答复 { $share }（{ $n }）
figures-line-consulted = 答复前面商 { $share }（{ $n }）
figures-line-classes = 结果：{ $rows }
figures-line-attitude = 对态度：{ $rows }
figures-line-reply = 对答复：{ $rows }
figures-line-satisfied = 对答复的满意率 { $narrow }，含基本满意 { $wide }，未表态 { $silent }
figures-line-ways = 其中代表本人评的 { $own } 件，工作人员代记的 { $phone } 件
figures-line-rounds = 重新办理过的 { $n } 件，满意率（含基本满意）从 { $first } 到 { $last }
figures-line-kept = 到期承诺已兑现 { $share }（{ $n }）
figures-line-before = { $then }：已答复 { $answered }，满意率 { $narrow }，含基本满意 { $wide }
figures-part = { $name } { $n } 件（{ $share }%）
figures-remark = <i>{ $text }</i>
figures-remark-few = 评价不足 { $n } 件，或者范围太小，为了不显示是谁评的，这里不列评价。
figures-at = 截至 { $at }
figures-table-category = 按类别
figures-table-class = 按结果
figures-table-kind = 按种类
figures-table-track = 按渠道
figures-table-department = 按单位
figures-table-delegation = 按代表团
figures-table-attitude = 态度评价
figures-table-reply = 答复评价
figures-table-fulfilment = 承诺评价
figures-table-committee = 按委室
figures-table-month = 按月份
figures-table-status = 按进度
figures-more = 更多表…
figures-tables = 看哪一张表？在表里点一行，就只看这一行的。
figures-table-head = <b>{ $name }</b>　共 { $n } 件
figures-row = { $name }　{ $n } 件　{ $share }%
figures-chart = 画成图
figures-list = 看名单
figures-overdue = 超期清单
figures-returns = 退办率
figures-without = 去掉“{ $what }”
figures-time = 换时间…
figures-definitions = 各项指标怎么算
figures-here = 这里：{ $numerator } ÷ { $denominator } = { $share }
figures-which-time = 看哪段时间？点一个，或者直接写，例如 2021、2021-03、2021Q1、2021-01-01..2021-06-30，也可以写届次。
figures-piece = <b>{ $label }</b>　{ $title }　{ $status }
figures-list-empty = 没有您可以打开的件。
figures-overdue-head = 答复超期 { $n } 件，{ $units } 个单位
figures-overdue-line = { $name }　{ $n } 件，最长超 { $days } 天：{ $labels }
figures-returns-head = 退办 { $n } 次。退办率 = 退办次数 ÷（主办件 + 协办件）
figures-returns-line = { $name }　{ $n }/{ $pieces }　{ $share }
picture-title = 建议办到哪里了
picture-as-of = 截至 { $day }
picture-unit = 件
picture-registered = 立案
picture-answered = 已答复，{ $open } 件在办
picture-in-time = 按时答复，{ $share }
picture-no-term =
    没有记下答复期限，
    按时答复率不计
picture-base = 共 { $n } 件
picture-base-answered = 领衔代表评，已答复 { $n } 件
picture-rest = 其余 { $n } 项
picture-part = { $name } { $share }
picture-few = 评价太少或范围太小，为不显示是谁评的，这里不列。
picture-footer = 未表态不算满意。各表占比合计 100.00%。
picture-service = 直通车
picture-caption = <b>统计</b>　{ $what }
picture-failed = 图没有画成，数字在统计里都能看到。请稍后再点一次“画成图”。
picture-coming = 正在画，画好马上发给您。
