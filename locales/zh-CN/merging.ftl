bad-merge-itself = 不能并入自己。
ask-merge-main = 并入哪一件？题目最接近的在前面，也可以写编号或几个字。
ask-merge-sure = “{ $title }”并入{ $main }“{ $main_title }”（{ $main_name }代表）：合并办理，每位代表都署名、都收到答复、都请评价。
done-merge = { $label }已并入{ $main }，代表都会收到。
card-merged-into = 已并入{ $main }合并办理，您同样会收到答复并请您评价。
card-see-main = 看主件
full-merged = 并案代表　{ $names }
