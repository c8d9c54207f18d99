cli-about = 人大代表建议“直通车”：代表用手机提建议、看进度、作评价，部门按时办理。
cli-about-examples =
    先试一试（不用联网，不用令牌）：
      make demo
    正式使用：
      python -m bot migrate                                  建立数据库
      python -m bot congress add 柯桥区人大 --profile keqiao   新建一个人大
      python -m bot template 名册.xlsx                       填好单位和人员
      python -m bot import 名册.xlsx                         导入
      BOT_TOKEN=… python -m bot doctor                       看看还缺什么
      BOT_TOKEN=… python -m bot invite                       请第一位管理员进来
      BOT_TOKEN=… python -m bot run                          启动
    每个命令都有例子：python -m bot import --help
cli-help = 显示这份说明
cli-lang = 用哪种语言说话；平时看环境变量 LANG
cli-run = 启动服务，按 Ctrl+C 停止（设置见 .env.example）
cli-run-examples =
    例子：
      BOT_TOKEN=123456:ABC-DEF python -m bot run
      python -m bot run                        令牌等写在 .env 里
      BOT_TOKEN=令牌一,令牌二 python -m bot run   一个程序服务两个人大
cli-demo = 在本机演示：沙盒、机器人、提醒和一页手机
cli-demo-examples =
    例子：
      python -m bot demo               接着上次的演示
      python -m bot demo --reset       从头开始
      python -m bot demo --reset --everybody   每种角色都有一部手机
      python -m bot demo --port 9000   换一个端口
cli-demo-reset = 从头开始：先删掉上次演示的数据
cli-demo-everybody = 从头开始时，每种角色都有一部手机（十来部）
cli-port = 演示页面的端口，平时是 8088
cli-migrate = 建立数据库，或更新到最新结构；多运行几次也没关系
cli-migrate-examples =
    例子：
      python -m bot migrate
      DATABASE_URL=postgresql://user:password@localhost/through_train python -m bot migrate
cli-congress = 各级人大：add 新建，bind 指定机器人，list 列出
cli-congress-examples =
    例子：
      python -m bot congress list
      python -m bot congress add 柯桥区人大 --profile keqiao
      python -m bot congress bind 柯桥区人大 --bot 123456
cli-add = 新建一个人大，期限、分类等照样板
cli-add-examples =
    例子：
      python -m bot congress add 柯桥区人大 --profile keqiao
cli-bind = 指定由哪个机器人服务；只有一个人大、一个机器人时不必指定
cli-bind-examples =
    例子（令牌是 123456:ABC-DEF 时）：
      python -m bot congress bind 柯桥区人大 --bot 123456
cli-list = 列出各级人大和机器人
cli-list-examples =
    例子：
      python -m bot congress list
cli-congress-name = 人大的名称
cli-of-congress = 哪个人大；只有一个时不必写
cli-profile = 样板的名字，例如 keqiao
cli-bot = 机器人的数字编号（令牌冒号前的数字）
cli-import = 导入名册或过去的台账（.xlsx，看表头分辨）；有错的格子会逐一指出，不会只导入一半
cli-import-examples =
    例子：
      python -m bot import 名册.xlsx
      python -m bot import 名册.xlsx --congress 柯桥区人大
      python -m bot import 台账.xlsx                    过去的建议
      python -m bot import 台账.xlsx --create-missing   名册里没有的单位和人也一并新增
    再次导入：新的添上，改了的更新，没写的不动。人按手机号认，单位按名称或简称认。
cli-import-file = 填好的名册或台账
cli-template = 生成一份空白名册，每列都有说明和可选项
cli-template-examples =
    例子：
      python -m bot template 名册.xlsx
      python -m bot template 台账.xlsx --ledger
cli-template-file = 要生成的文件，不会覆盖已有的
cli-invite = 生成一次性邀请链接；不写名字就是第一位管理员
cli-invite-examples =
    例子：
      python -m bot invite                       第一位管理员
      python -m bot invite 王芳
      python -m bot invite 王芳 --unit 柯岩街道    有同名的人时
cli-invite-name = 名册里的姓名
cli-invite-unit = 这个人的单位，有同名的人时才要写
cli-doctor = 检查设置哪里不对，怎么改；只看不动
cli-doctor-examples =
    例子：
      python -m bot doctor
cli-verify = 核对每一件的经过和签发的通报有没有被改动；有改动就指出是哪一件、第几步
cli-verify-examples =
    例子：
      python -m bot verify
cli-lifecycle = 打印一件建议的全部状态和步骤（docs/lifecycle.md）
cli-lifecycle-examples =
    例子：
      python -m bot lifecycle > docs/lifecycle.md
cli-permissions = 打印谁能看什么、谁能办哪一步（docs/permissions.md）
cli-permissions-examples =
    例子：
      python -m bot permissions > docs/permissions.md
usage = 用法：{ "" }
usage-arguments = 要写的
usage-options = 可选的
usage-commands = 命令
usage-colon = ：
usage-more = 说明和例子：{ $command } --help
usage-missing = 还缺：{ $name }
usage-unknown = 看不懂：{ $name }
usage-no-value = { $name } 后面要写内容。
usage-choice = { $name } 不能是“{ $value }”。可填：{ $known }
usage-value = { $name } 不能是“{ $value }”。
cli-create-missing = 台账里不认识的单位、代表团、代表、类别，一并新增
cli-template-ledger = 生成空白台账，用来导入过去的建议
cli-policy = 把一个人大的规则打印成 JSON
cli-policy-examples =
    例子：
      python -m bot policy
      python -m bot policy --congress 柯桥区人大 > rules.json
