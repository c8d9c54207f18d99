welcome =
    您好。这里是{ $service }。
    请分享手机号，与代表名册核对。号码只用于核对身份，不会公开。
share-phone = 分享手机号
not-a-representative = 我不是代表
public-only = { $service }向代表和承办单位开放。建议和答复会按规定向社会公开。
joined-representative =
    已核对：{ $name }代表，{ $posts }。
    以后在这里写建议、看进度、作评价，想到什么直接发给我也行。
joined =
    已核对：{ $name }，{ $posts }。
    以后轮到您的事、提醒和结果都会推送到这里。
join-first = 请先分享手机号核对身份，发 /start 开始。
join-not-on-roster = 没有找到这个号码。请联系{ $registry }（{ $phone }），或换一个号码再试。
join-link-used = 这个邀请链接已经用过或者失效了。请向代表工委要一个新的（{ $phone }），或分享手机号核对。
join-not-own-number = 这是别人的号码，不能用来核对您的身份。请点“分享手机号”分享您自己的。
bad-phone = 这个号码看不懂。请点“分享手机号”再试一次。
contact-not-used = 名片不用发给我。要反映的事，请直接用文字写。
