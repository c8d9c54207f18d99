settings-second-way = 另外再发一份
second-way-off =
    通知和提醒都发到这里。需要的话，可以另外再发一份到别处：只有开头几行（什么事、编号、标题、期限），不带电话。不选就不发。
    外面的邮箱和服务不归本系统管，请自己斟酌。
second-way-on = 通知和提醒另外发一份到 { $address }，这里照常。换一个地址，那边就不再发。
second-way-mail = 发到邮箱
second-way-url = 发到别的服务
second-way-end = 不再另外发
second-way-leave = 不选了
second-way-ask-mail = 请写邮箱地址，比如 name@example.org。会先发一个验证码过去。
second-way-ask-url =
    请写服务的地址（Apprise 的写法），比如 ntfys://ntfy.example.org/topic。会先发一个验证码过去。
    可以用：{ $known }
second-way-ask-code = 验证码正发往 { $address }。请在 15 分钟内把六位数字写到这里。
second-way-wrong = 验证码不对，还可以试 { $left } 次。
second-way-over = 验证码已经失效，地址没有保存。请重新选。
second-way-confirmed = 好，从现在起另外再发一份。
second-way-ended-now = 好，不再另外发，地址已经删掉。
second-way-none = 本来就没有另外发。
second-way-ended = 另外发的一份连续 5 次没有送到，已经关掉，地址也删掉了。这里的通知不受影响。
second-way-code-failed = 验证码没有送出去，地址没有保存。请核对地址，再选一次。
second-way-code = 您的验证码是 { $code }，15 分钟内有效，请写到{ $service }的对话里。不是您本人申请的，不用理会。
second-way-tail = 办理请到对话里。
bad-second-way-mail = 这不像邮箱地址。请再写一次，比如 name@example.org。
bad-second-way-service = 这种服务不能用。可以用：{ $known }
bad-second-way-address = 这个地址不能用，请核对后再写一次。
bad-second-way-private = 不能发到内部网络的地址。请换一个。
blocked-second-way-codes = 一天最多发 { $limit } 次验证码。请明天再试。
