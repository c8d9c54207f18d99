# 面商预约
bad-moment = 没有看到时间。可以这样写：下周三上午九点；12月3日 15:00；明天下午3点半。
bad-moment-no-day = 没有看到是哪一天。请连日期一起写，例如 12月3日 15:00。
bad-moment-no-such-day = 没有“{ $text }”这一天。请改成 12月3日 这样的日期。
bad-moment-hour = 没有“{ $hour } 点”这个时间。请写成上午九点或 15:00。
