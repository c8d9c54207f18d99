step-stale = 这一步现在不能办了，现在是这样：
step-stale-by = 这一步已经由{ $by }在 { $at } 办过了，现在是这样：
bug = 这一步出了问题，您刚才发的已经保存。技术人员已看到（编号 { $code }）。
retry-gone = 这一步已经重试过了。请发 /menu 看看现在的情况。
