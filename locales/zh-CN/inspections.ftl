# 检查：台账检查、抽样、单位得分
menu-inspection = 检查评议
command-inspection = 检查和评议
inspection-new = 新开一次检查
inspection-none = 还没有检查。
inspection-not-allowed = 检查给代表工委和评议员看，结束以后承办单位看本单位的，不在您的权限内。
inspection-list = 检查 { $n } 次，新的在前：
inspection-line-open = { $scope }　{ $day }开始
inspection-line-closed = { $scope }　{ $day }开始，已结束
inspection-period = { $first }至{ $last }
inspection-everything = 全部
ask-inspection-scope = 查哪些？点一个届次，或写交办的时间，例如：2026、2026上半年、2026Q1、2026-01-01 2026-06-30
inspection-started = 台账查过了：
inspection-head = <b>检查：{ $scope }</b>
inspection-opened = { $by } { $at } 开始
inspection-checked = 台账 { $at } 查：{ $units } 个单位，{ $pieces } 件次，{ $n ->
        [0] 没有查出问题。
       *[other] 查出 { $n } 项。
    }
inspection-unchecked = 另有 { $n } 件是从往年台账导入的，没有办理过程的记录，不查，也不计分。
inspection-press = { $n ->
        [0] 点单位看：
       *[other] 得分低的在前，点单位看是哪些：
    }
inspection-closed = { $by } { $at } 结束
inspection-read = 看本单位的
notice-inspection-closed = 对“{ $scope }”的检查结束了，请看本单位的得分和查出的问题。
inspection-unit-line = { $unit } { $score } 分（{ $pieces } 件，{ $n } 项）
inspection-unit-line-unchecked = { $unit } 没有可查的（导入 { $n } 件）
inspection-how = 怎么查的
inspection-again = 再查一遍
inspection-draw = 抽样
inspection-samples = 抽样结果 { $n }
inspection-close = 结束检查
inspection-close-sure = 结束
ask-inspection-close = 结束以后不再改动，各单位可以看到本单位的结果。结束吗？
inspection-ended = 检查已结束。
inspection-checked-again = 又查了一遍，现在是这样：
inspection-how-head = 每件 100 分，查出一项扣分，扣完为止；单位得分是各件的平均。
inspection-how-line = { $what }　扣 { $n } 分　{ $about }
inspection-unit-head = <b>{ $unit }</b>　{ $scope }
inspection-unit-score = { $score } 分：{ $pieces } 件，查出 { $n } 项
inspection-kind-line = { $what } { $n } 项，每项扣 { $points }
inspection-finding = <b>{ $label }</b>　{ $title }　{ $what }
inspection-fault-signature = 没有签收
inspection-about-signature = 签收期限已过，还没有签收
inspection-fault-late-signature = 签收迟
inspection-about-late-signature = 过了期限才签收
inspection-fault-contact = 没有沟通记录
inspection-about-contact = 已答复或首次沟通已到期，没有一次沟通（代表否认的不算）
inspection-fault-consultation = 没有面商
inspection-about-consultation = 已答复，沟通里没有一次见面，代表也没有表示不用
inspection-fault-denied = 沟通被否认
inspection-about-denied = 代表说没有这次沟通
inspection-fault-opinion = 会办意见迟
inspection-about-opinion = 会办意见过期才交，或到期没有交
inspection-fault-overdue = 超期未答复
inspection-about-overdue = 答复期限已过，还没有答复
inspection-fault-late-reply = 答复迟
inspection-about-late-reply = 过了期限才答复
inspection-fault-number = 编号不对
inspection-about-number = 没有编号，或答复里写着别的编号
inspection-fault-format = 答复格式
inspection-about-format = 答复没有签发人、没有分类、没有内容，或计划没有日期
ask-inspection-size = 抽几件？点一个，或写个数。
ask-inspection-spread = 抽 { $n } 件，怎么抽？按单位：各单位按件数分，够分时每个单位至少一件。
inspection-by-department = 按单位抽
inspection-over-all = 不分单位
ask-inspection-seed =
    抽签的种子从哪来？可以由系统随机产生，也可以写一个当众定下的，例如当天公开的号码。种子会记下来，谁都能照着再抽一遍。
inspection-any-seed = 随机产生
inspection-sample-head = <b>抽样：{ $pool } 件里抽 { $n } 件</b>（第 { $number } 次，共 { $of } 次）
inspection-sample-by = { $by } { $at } 抽
inspection-sample-seed = 种子 <code>{ $seed }</code>　底册指纹 <code>{ $pool }</code>
inspection-sample-all = 不分单位
inspection-sample-spread = 按单位抽
inspection-lot = <b>{ $label }</b>　{ $unit }　{ $title }
inspection-sample-again = 核对时照种子再抽一遍，在服务器上运行：<code>{ $command }</code>
inspection-other-draw = 第 { $n } 次
blocked-inspection-closed = 这次检查已由{ $by }结束，不再改动。
blocked-inspection-empty = 这个范围里没有可以抽的建议。
blocked-inspection-nothing = 这段时间没有交办的建议，没有开始检查。请换一段。
bad-inspection-period = 看不懂这段时间。请写一年 2026、半年 2026上半年、一个季度 2026Q1，或两个日期，先起后止：2026-01-01 2026-06-30
bad-inspection-size = 请写 1 到 { $most } 的件数。
bad-inspection-seed = 种子写一行，最多 { $most } 个字。
cli-inspection = 检查的抽样：打印底册，照记下的种子再抽一遍
cli-inspection-examples =
    例子：
      python -m bot inspection draw --inspection 1
      python -m bot inspection pool --inspection 1 > pool.txt
      python -m bot inspection draw --pool pool.txt --seed 20211015 --size 10 --by-department
cli-inspection-draw = 再抽一遍；从数据库里，或从一份底册
cli-inspection-draw-examples =
    例子：
      python -m bot inspection draw --inspection 1 --draw 2
      python -m bot inspection draw --pool pool.txt --seed 20211015 --size 10
cli-inspection-pool = 打印底册：一行一件，编号、制表符、单位
cli-inspection-pool-examples =
    例子：
      python -m bot inspection pool --inspection 1 > pool.txt
cli-inspection-id = 检查的编号（聊天里“再抽一遍核对”写着）
cli-inspection-number = 第几次抽样；不写就是最后一次
cli-inspection-file = 底册文件，不用数据库
cli-inspection-seed = 种子
cli-inspection-size = 抽几件
cli-inspection-spread = 按单位抽
said-inspection-draw = 种子 { $seed }，底册 { $digest }（{ $pool } 件），抽 { $n } 件：
trouble-inspection-none = 没有这次检查，或还没有抽样。
trouble-inspection-options = 写 --inspection，或者写 --pool、--seed 和 --size。
trouble-inspection-pool = 读不了底册 { $path }：每行要有编号、制表符、单位。
inspection-on-site = 现场检查 <b>{ $label }</b>　{ $score } 分（{ $by }）
