submitted =
    已提交。{ $registry }将及时审核并交办，最迟 { $day }。
    有进展我会第一时间告诉您。
withdraw-ask = 要撤回“{ $title }”吗？交办之前可以自由撤回，撤回后不再办理。
withdraw-sure = 撤回
withdraw-not = 不撤回
withdrawn = 已撤回，有关的人都会知道。
urged = 已催办，承办单位和代表工委都会收到。
blocked-urged = { $days } 天内已经催办过一次，请过几天再催。
done-supplement = 已补充到{ $label }。
revise-why = 退回的原因：{ $why }
ask-supplement = 要补充什么？写下来，代表工委和承办单位都会看到。有照片或文件，可以先发来。
