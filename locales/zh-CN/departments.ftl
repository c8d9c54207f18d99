step-move-department = 单位合并
latest-move-department = 单位合并，由{ $department }接着办
notice-move-department = 单位合并，{ $number }由{ $name }接着办，各项期限不变。

cli-department = 承办单位：列出，合并，停用
cli-department-examples =
    例子：
      python -m bot department list
      python -m bot department merge "区建设局" --into "区住建局"
      python -m bot department retire "区建设局"
cli-departments = 列出承办单位和停用的日期
cli-departments-examples =
    例子：
      python -m bot department list
cli-merge = 把一个单位并入另一个：人员和在办的件都过去，期限不变；已办结的仍用原名
cli-merge-examples =
    例子：
      python -m bot department merge "区建设局" --into "区住建局"
cli-retire = 停用一个没有在办件的单位：不再出现在任何选项里，经过都保留
cli-retire-examples =
    例子：
      python -m bot department retire "区建设局"
cli-department-name = 单位的全称或简称
cli-into = 并入哪个单位

department-line = { $name }（{ $short }）
department-retired = { $name }（{ $short }），{ $day }停用
said-department-merged = { $name }已并入{ $into }，移交在办的 { $n } 件，期限不变。
said-department-retired = { $name }已停用。
bad-department-open = { $name }还有在办的 { $n } 件，不能停用。请先并入接着办的单位：department merge "{ $name }" --into 单位
bad-department-itself = { $name }不能并入自己。
trouble-no-department = { $name }还没有承办单位，请用 import 导入名册。
trouble-department-unknown = 没有叫“{ $name }”的承办单位，或者已经停用；名称见 department list。
trouble-department-several = 有几个单位的简称是“{ $name }”，请写全称。
trouble-department-retired = 名册里的“{ $name }”已经停用，请从名册里去掉，或改成现在的单位。
