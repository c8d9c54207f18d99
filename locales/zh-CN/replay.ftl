cli-replay = 重演一份文件里的故事，最后逐条核对
cli-replay-examples =
    例子：
      python -m bot replay keqiao
      python -m bot replay keqiao --watch             边演边看
      python -m bot replay keqiao --watch --speed 5   每秒五行，慢慢看
    消息都走真的服务和沙盒，时间由故事往前拨。有一条对不上，退出状态就是 1。
cli-replay-story = 哪个故事
cli-replay-watch = 把每个人写的、按的、收到的都打印出来；很多人一起办时只看一份
cli-replay-speed = 每秒打印几行；0 是尽快
replay-heading = ── { $day } { $time }　{ $words }
replay-speaker = { $name }（{ $who }）
replay-file = 文件《{ $name }》
replay-others-alike = 另有 { $n } 份同样，不一一列出。
replay-more-messages = 另有 { $n } 条消息，不一一列出。
replay-claim = 文件里说的
replay-expected = 应为
replay-found = 实为
replay-read-in = { $says }〔{ $where }〕
replay-read-card = 统计卡片
replay-read-workbook = 工作簿
replay-read-bulletin = 通报
replay-yes = 是
replay-no = 否
replay-not-looked = 没有核对
replay-every-history = 每一件的经过都完整，没有改动
replay-cost = { $updates } 次操作，{ $messages } 条消息，用时 { $seconds } 秒。
replay-holds = 全部对得上。
replay-failed = 有 { $n } 条对不上。
replay-not-seen = 演不下去：{ $name } 的手机上没有“{ $words }”。最近几条消息是：
