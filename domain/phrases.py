"""Words of a letter that promise nothing, and how numbers are written in it. Escaped: code has no Chinese."""

import re

# In this order: forwarded; passed on to those concerned; great importance is attached; earnestly studied;
# actively promoted; coordination is strengthened; solved step by step; when conditions are ripe;
# considered in due course; studied and considered.
EMPTY_PHRASES = (
    "\u5df2\u8f6c",
    "\u8f6c\u4ea4\u76f8\u5173\u90e8\u95e8",
    "\u9ad8\u5ea6\u91cd\u89c6",
    "\u8ba4\u771f\u7814\u7a76",
    "\u79ef\u6781\u63a8\u8fdb",
    "\u52a0\u5f3a\u534f\u8c03",
    "\u9010\u6b65\u89e3\u51b3",
    "\u6761\u4ef6\u6210\u719f\u65f6",
    "\u9002\u65f6\u8003\u8651",
    "\u7814\u7a76\u8003\u8651",
)
# Where a sentence ends, in Chinese and otherwise.
SENTENCE_ENDS = re.compile("[\u3002\uff01\uff1f!?\uff1b;\n]+")
# A sentence with what ends it.
SENTENCE = re.compile(
    "[^\u3002\uff01\uff1f!?\uff1b;\n]*[\u3002\uff01\uff1f!?\uff1b;\n]+|[^\u3002\uff01\uff1f!?\uff1b;\n]+$"
)
# A running number with its year, or "No. 66" as it is written in Chinese.
NUMBERS = re.compile(r"\d{4}-\d{3,}|\u7b2c\d+\u53f7")
# How papers are marked that must not enter a chat: top secret, confidential or secret beside a star, a level,
# or in brackets; for internal use, not to be passed on.
SECRET_MARKS = re.compile(
    r"(?:\u7edd\u5bc6|\u673a\u5bc6|\u79d8\u5bc6)[ \u3000]*[\u2605\u2606*\uff0a]"
    r"|\u5bc6\u7ea7[ \u3000]*[:\uff1a]?[ \u3000]*(?:\u7edd\u5bc6|\u673a\u5bc6|\u79d8\u5bc6)"
    r"|(?:\u7edd\u5bc6|\u673a\u5bc6|\u79d8\u5bc6)(?:\u7ea7|\u6587\u4ef6|\u4ef6)"
    r"|[(\uff08\u3010\[](?:\u7edd\u5bc6|\u673a\u5bc6|\u79d8\u5bc6)[)\uff09\u3011\]]"
    r"|(?:\u6d89\u5bc6|\u5185\u90e8)(?:\u6587\u4ef6|\u8d44\u6599)[\uff0c, ]*"
    r"(?:\u8bf7\u52ff|\u4e0d\u5f97|\u4e25\u7981|\u6ce8\u610f)"
    r"|(?:\u8bf7\u52ff|\u4e0d\u5f97|\u4e25\u7981)(?:\u5bf9\u5916)?\u5916\u4f20"
)
