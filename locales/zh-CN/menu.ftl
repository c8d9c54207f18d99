menu-write = 写建议
menu-mine = 我的建议
menu-all = 全部建议
menu-todo = 待我处理
menu-agenda = 日程
menu-rules = 规则
menu-rate = 评价
menu-help = 帮助
menu-greeting-representative = { $name }代表，您好。想到什么直接写给我就行，也可以点下面的按钮。
menu-greeting = { $name }，您好（{ $post }）。有新的事情我会推送给您，随时可以点“待我处理”。
placeholder-write = 想到什么，直接写
still-here = 刚才那一步已经办好了。
use-the-menu = 请点下面的按钮，或直接用 /find 加编号查一件建议。
too-short-for-a-suggestion = 请多写几个字，说说是什么事；也可以点下面的按钮。
cannot-use-this-kind = 这种消息我看不懂。请发文字、照片、文件、语音或位置。
unknown-command = 没有这个命令。发 /help 看看能做什么。
button-unknown = 这个按钮已经不能用了。请发 /menu 重新开始。
cancelled = 已取消，什么也没有改动。
cancel-nothing = 现在没有要取消的事。
list-mine = 共 { $n } 件，新的在前：
list-todo = 等您处理 { $n } 件：
list-rate = 等您评价 { $n } 件：
list-item = <b>{ $label }</b>　{ $title }
empty-mine = 还没有建议。
empty-todo = 现在没有等您处理的事。
empty-rate = 现在没有等您评价的答复。
page-before = ‹ 上一页
page-after = 下一页 ›
find-what = 请在命令后面写编号或几个字，例如：/find 直2026-001 或 /find 红绿灯
find-nothing = 没有找到“{ $words }”。去掉一个词再试，或只写编号。
menu-drafts = 您有 { $n } 份草稿没写完，点“写建议”接着写。
list-drafts = 没写完的草稿（{ $n } 份）
find-what-now = 找哪一件？写编号或几个字，例如：直2026-001，或 红绿灯
find-many = “{ $words }”找到 { $n } 件，先看最近的 { $shown } 件。多写几个字，可以找得更准：
find-found = “{ $words }”找到 { $n } 件：
help-stranger =
    这里是人大代表建议的服务。代表和承办单位的同志请用邀请链接加入，或分享手机号与名册核对。
    有问题请联系{ $registry }（{ $phone }）。
help-representative =
    想反映什么事，直接写给我，我替您存成草稿，再一步一步写完整。
    照片、文件、位置都可以直接发。写的每一步都会保存，随时可以放下，随时可以接着写。
    有问题请联系{ $registry }（{ $phone }）。
help-office =
    新的交办、提醒和结果都会推送到这里，点消息下面的按钮就能办。
    “待我处理”列出现在轮到您的事；/find 加编号可以查一件。
    有问题请联系{ $registry }（{ $phone }）。
command-start = 开始
command-menu = 主菜单
command-submit = 写建议
command-my = 我的建议
command-my-office = 全部建议
command-case = 按编号查一件
command-find = 按编号或文字找
command-todo = 待我处理
command-agenda = 近期到期的事
command-rate = 评价答复
command-settings = 语言和身份
command-rules = 看和改本级的规则
command-help = 帮助
command-cancel = 取消
settings = 现在的身份：{ $post }。
language-zh-cn = 中文
language-en = English
switch-to = 换成：{ $post }
role-representative = 代表
role-delegation-office = 代表团联络员
role-staff = 代表工委
role-committee = 专工委
role-government-office = 政府办
role-department-head = 负责人
role-department-clerk = 经办人
role-section = 股室
role-leader = 领导
role-inspector = 评议员
role-admin = 管理员
filter-act = 待我办 { $n }
filter-late = 超期 { $n }
filter-soon = 7 天内到期 { $n }
filter-ended = 已结束 { $n }
filter-all = 全部 { $n }
list-only-act = 等您处理 { $n } 件（全部 { $of } 件）：
list-only-late = 超期 { $n } 件（全部 { $of } 件）：
list-only-soon = 7 天内到期 { $n } 件（全部 { $of } 件）：
list-only-ended = 已结束 { $n } 件（全部 { $of } 件）：
