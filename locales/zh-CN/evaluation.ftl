# 用自己的文本检验语言功能
cli-evaluate = 用自己的文本检验语言功能：分类、查找、是否同一事项、答复，打印 JSON
cli-evaluate-examples =
    例子：
      python -m bot evaluate classification --train 训练.csv --test 检验.csv
      python -m bot evaluate retrieval --corpus 文本.csv.gz --groups 分组.csv
cli-evaluate-classification = 分类学得怎样：宏平均 F1、准确率、前三准确率
cli-evaluate-classification-examples =
    例子：
      python -m bot evaluate classification --train 训练.csv --test 检验.csv
      python -m bot evaluate classification --train 训练.csv
cli-evaluate-retrieval = 相近的找得怎样：前五召回率、平均倒数排名
cli-evaluate-retrieval-examples =
    例子：
      python -m bot evaluate retrieval --corpus 文本.csv.gz --groups 分组.csv --exclude 不计.csv
cli-evaluate-same-matter = 是不是同一事项判得怎样：F1、精确率、召回率、AUC、难例误判率
cli-evaluate-same-matter-examples =
    例子：
      python -m bot evaluate same-matter --corpus 文本.csv.gz --pairs 成对.csv
cli-evaluate-file-train = 从中学习的表（.csv 或 .csv.gz）
cli-evaluate-file-test = 用来检验的表；不给就在学习的表里交叉检验
cli-evaluate-file-corpus = 全部文本的表：msg_id、title、body
cli-evaluate-file-groups = 分组的表：group_id、msg_id、verbatim_cluster
cli-evaluate-file-exclude = 不计在内的 msg_id
cli-evaluate-file-pairs = 成对的表：msg_a、msg_b、label、kind、group_id
cli-evaluate-reply = 答复有没有实质内容判得怎样：准确率、AUC
cli-evaluate-reply-examples =
    例子：
      python -m bot evaluate reply --messages 来信和答复.csv.gz --labels 标注.csv
cli-evaluate-file-messages = 来信和答复的表：msg_id、title、body、reply
cli-evaluate-file-labels = 标注的表：msg_id、substance（0 没有，1 部分，2 答了主要要求）
cli-evaluate-folds = 不用随附的权重，在给的表里交叉检验
trouble-no-column = 表里没有“{ $column }”这一列。请看：python -m bot evaluate --help
trouble-not-a-table = 读不懂这个文件：要带表头的 .csv 或 .csv.gz，UTF-8 编码。
trouble-too-little-to-learn = 可学习的行太少：至少要有两类，每类要有文字。
