# 草稿里别人的信息
mask-ask = 文字里好像有别人的信息 { $n } 处。交给承办单位办理不一定要写，公开前也会再遮一次：
mask-line = · { $kind }　…{ $text }…
mask-more = 还有 { $n } 处。
mask-all = 都遮住（{ $n } 处）
mask-keep = 照原样保留
mask-done = 已遮住 { $n } 处。聊天里原来的消息还在，需要时请您自己删掉。
