command-channel = 频道：公开的内容也发到频道
channel-none =
    还没有绑定频道。

    在 Telegram 里打开您的频道，把我加为管理员，给“发布消息”的权限。加好以后，我在这里问您要不要发。
channel-list = 公开的内容会同时发到这些频道：新公开的建议、签发的通报，更正和停止公开也跟着改。
channel-not-allowed = 频道由代表工委和管理员管，不在您的权限内。
channel-line-offered = 待确认　{ $title }
channel-line-open = { $title }
channel-line-paused = 已暂停　{ $title }
channel-is-offered = 频道《{ $title }》还没有启用。要把公开的内容发到那里吗？
channel-is-open = 频道《{ $title }》已启用。新公开的建议和签发的通报会发到那里；更正、停止公开，那里的也跟着改。
channel-is-paused = 频道《{ $title }》已暂停，新的不发；已经发出的，更正和停止公开仍跟着改。
channel-bind = 发到这个频道
channel-pause = 暂停
channel-go-on = 继续发
channel-unbind = 停用
channel-figures = 发今天的统计
channel-sure = 确定停用
ask-channel-unbind = 停用频道《{ $title }》？新公开的不再发到那里，已经发出的留在那里，以后也不再跟着改。
channel-unbound = 已停用。
channel-figures-coming = 统计马上发到频道。
channel-gone = 这个频道已经停用。要再用，请在频道里重新把我加为管理员。
channel-too-many = 最多绑定 { $limit } 个频道，请先停用一个。
notice-channel-offered = 您把我加进了频道《{ $title }》。要把公开的建议和通报发到那里吗？频道里的人都看得到。
notice-channel-ended = 频道《{ $title }》不能再发：我不是那里的管理员，或者没有“发布消息”的权限了。要再用，请重新加上。
notice-channel-no-right = 您把我加进了频道《{ $title }》，但没有给“发布消息”的权限，不能在那里发。请在管理员设置里打开。
channel-title = <b>{ $title }</b>
channel-facts = { $facts }
channel-told =

    { $text }
channel-read =

    <a href="{ $url }">看全文</a>
channel-figures-title = 代表建议办理公开情况（{ $day }）
channel-figure = { $words } <b>{ $n }</b>
channel-rate = { $words } <b>{ $n }</b>（{ $share }%）
channel-withdrawn = 这一条不再公开。
