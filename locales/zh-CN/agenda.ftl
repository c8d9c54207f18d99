# 日程
agenda-month = <b>{ $month }</b>　您的日期 { $n } 项
agenda-month-every = <b>{ $month }</b>　各单位到期 { $n } 项
agenda-today = 今天 { $day }。“12·3”是 12 日有 3 项，点开看。
agenda-late = 已超期 { $n } 项。
agenda-late-button = 已超期 { $n }
agenda-late-head = <b>已超期 { $n } 项</b>
agenda-own = 只看我的
agenda-every = 看全部
agenda-day = <b>{ $day }</b>　{ $n } 项
agenda-day-empty = { $day }没有到期的事。
agenda-line = { $label } { $clock }　{ $title }
agenda-line-dated = { $day }　{ $label } { $clock }　{ $title }
agenda-meeting = { $at } 面商 { $label }　{ $title }　{ $place }
agenda-open-meeting = { $label } 面商
feed-button = 订阅日历
feed-about =
    <b>订阅日历</b>
    把您的到期日和面商放进手机自带的日历，有变动自动跟着变。
    链接只给您一个人：谁拿到，谁就能看到您的日程，请不要转发。随时可以停用。
feed-make = 生成链接
feed-anew = 换新链接
feed-off = 停用链接
feed-standing =
    <b>订阅日历</b>
    { $at } 生成的链接正在使用。链接只在生成时显示一次；找不到了就换新的，旧的随即失效。
feed-no-address = 本系统还没有公网地址，暂时不能订阅日历。请联系系统管理人员设置 PUBLIC_URL。
feed-link =
    您的日历链接（点一下复制，只显示这一次）：
    <code>{ $address }</code>
    苹果：设置 › 日历 › 账户 › 添加已订阅的日历。安卓、电脑：在日历里选“通过网址添加”。
    请不要转发。
feed-ended = 链接已停用，用它的日历不会再更新。
feed-none = 没有在用的链接。
feed-name = { $service } 日程
feed-due = { $label } { $clock }期限
feed-due-provisional = { $label } { $clock }期限（暂定）
feed-meeting = 面商 { $label }
