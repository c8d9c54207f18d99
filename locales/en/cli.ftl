cli-about = 人大代表建议“直通车”：代表用手机提建议、看进度、作评价，部门按时办理。
cli-first-steps =
    试用：    make demo
    正式用：  python -m bot migrate
              python -m bot congress add 柯桥区人大 --profile keqiao
              python -m bot import 名册.xlsx
              BOT_TOKEN=… python -m bot invite
              BOT_TOKEN=… python -m bot run
cli-lang = 用哪种语言说话
cli-run = 启动服务（设置见 .env.example）
cli-demo = 在本机演示：沙盒、机器人、提醒和一页手机
cli-demo-reset = 从头开始：先删掉上次演示的数据
cli-port = 演示页面的端口
cli-migrate = 建立数据库，或更新到最新结构
cli-congress = 各级人大：add 新建，bind 指定机器人，list 列出
cli-add = 新建一个人大
cli-bind = 指定由哪个机器人服务
cli-list = 列出各级人大和机器人
cli-profile = 样板的名字，例如 keqiao
cli-bot = 机器人的数字编号（令牌冒号前的数字）
cli-import = 导入名册（.xlsx）；有错的格子会逐一指出，不会只导入一半
cli-template = 生成一份空白名册
cli-invite = 生成一次性邀请链接；不写名字就是第一位管理员
cli-invite-name = 名册里的姓名
cli-doctor = 检查设置哪里不对，怎么改
cli-verify = 证明经过没有被改动
cli-lifecycle = 打印一件建议的全部状态和步骤（docs/lifecycle.md）
