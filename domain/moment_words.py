"""How people write days and hours, in Chinese and English: escaped, since code has no Chinese."""

import re
from datetime import time

# A text of the same length, so that places found in it are places in what was typed.
PLAIN = str.maketrans(
    "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff1a\uff0e\uff0f\uff0d\uff0c\uff1b\uff08\uff09\u3000\uff21\uff41\uff30\uff50\uff2d\uff4d\uff5e\ufe55",
    "0123456789:./-,;() aappmm~:",
)
DIGITS = {
    sign: value for value, sign in enumerate("\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d")
} | {"\u3007": 0, "\u4e24": 2}
NUMBER = (
    "(?:[0-9]{1,2}|[\u96f6\u3007\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})"
)
WEEKDAYS = {sign: day for day, sign in enumerate("\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5")} | {
    "\u5929": 6,
    "\u4e03": 6,
}
WEEKDAYS |= {str(n): n - 1 for n in range(1, 8)}
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS_FROM_TODAY = {
    "\u4eca\u5929": 0,
    "\u4eca\u65e5": 0,
    "\u4eca": 0,
    "\u660e\u5929": 1,
    "\u660e\u65e5": 1,
    "\u660e": 1,
    "\u540e\u5929": 2,
    "\u5927\u540e\u5929": 3,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
WEEKS_AHEAD = {
    "": None,
    "\u8fd9": 0,
    "\u672c": 0,
    "\u4e0b": 1,
    "\u4e0b\u4e0b": 2,
    "this": 0,
    "next": 1,
    "on": None,
}
MONTHS_AHEAD = {"\u8fd9": 0, "\u672c": 0, "\u4e0b": 1}
YEARS_AHEAD = {"\u4eca": 0, "\u660e": 1, "\u540e": 2}
EARLY = frozenset(("\u51cc\u6668",))
MORNING = frozenset(
    ("\u6e05\u6668", "\u65e9\u4e0a", "\u65e9\u6668", "\u4e0a\u5348", "\u65e9", "morning", "am", "a.m.")
)
NOON = frozenset(("\u4e2d\u5348", "noon", "at noon"))
AFTERNOON = frozenset(("\u4e0b\u5348", "afternoon", "pm", "p.m."))
EVENING = frozenset(("\u508d\u665a", "\u665a\u4e0a", "\u665a", "\u591c\u91cc", "evening", "night"))
MINUTES = {"\u534a": 30, "\u4e00\u523b": 15, "\u4e09\u523b": 45, "\u6574": 0, "": 0}

# Signs by their meaning, to be put together below.
YEAR, MONTH, DAY, WEEK = "\u5e74", "\u6708", "[\u65e5\u53f7]", "(?:\u5468|\u661f\u671f|\u793c\u62dc)"
HOUR, MINUTE, UNIT, DAYS_LATER = (
    "[\u70b9\u6642\u65f6]",
    "\u5206(?!\u949f)",
    "\u4e2a?",
    "\u5929(?:\u4e4b|\u4ee5)?\u540e",
)
COUNTS_ON = "[0-9\u65e5\u53f7\u6708\u5929\u5e74\u70b9\u65f6./:-]"
HALF_DAYS = (
    "\u51cc\u6668|\u6e05\u6668|\u65e9\u4e0a|\u65e9\u6668|\u4e0a\u5348"
    "|\u4e2d\u5348|\u4e0b\u5348|\u508d\u665a|\u665a\u4e0a|\u591c\u91cc"
)
HALF_DAYS_SHORT = "[\u65e9\u665a](?=[0-9\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341])"
BEFORE_HALF = "(?=\u65e9|\u665a|\u4e0a\u5348|\u4e0b\u5348|\u4e2d\u5348)"
RELATIVE = (
    f"\u5927\u540e\u5929|\u540e\u5929|\u660e\u5929"
    f"|\u660e\u65e5|\u4eca\u5929|\u4eca\u65e5|[\u4eca\u660e]{BEFORE_HALF}"
)
WHICH_WEEK, WHICH_MONTH, WHICH_YEAR = (
    "\u4e0b\u4e0b|\u4e0b|\u8fd9|\u672c|",
    "\u4e0b|\u8fd9|\u672c",
    "[\u4eca\u660e\u540e]",
)
WEEKDAY = "[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5\u5929]|[1-7](?![0-9])"
HOUR_WORDS = "\u534a|\u4e00\u523b|\u4e09\u523b|\u6574"
# "A bit earlier" is no hour; a number of a street, a house or a document is no day.
NOT_A_BIT = "(?!(?<=[\u65e9\u665a\u5feb\u6162\u6709\u5dee])[\u4e00\u4e24])"
NO_STREET = "(?<![0-9\u7b2c\u8def\u8857\u5df7\u5f04\u9053\u6751\u533a\u680b\u5e62\u5ea7])"
NO_HOUSE = "(?![\u697c\u7ebf\u95e8\u684c\u5385\u9662\u9986\u6865\u8def\u8f66\u5730\u7801\u4f1a\u4ef6])"
EN_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
EN_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
EN_YEAR = r"(?:,?\s+(?P<{}_year>[0-9]{{4}})(?![0-9:]))?"
MERIDIEM = r"(?:am|pm|a\.m\.|p\.m\.)(?![a-z])"
TOKEN = re.compile(
    rf"""
    # Days
    (?P<iso> (?<![0-9]) (?P<iso_year>[0-9]{{4}}) \s*[-/.]\s* (?P<iso_month>[0-9]{{1,2}})
             \s*[-/.]\s* (?P<iso_day>[0-9]{{1,2}}) (?![0-9]) )
    | (?P<date> (?: (?P<date_year>[0-9]{{4}})\s*{YEAR} | (?P<date_which>{WHICH_YEAR}){YEAR} )? \s*
             (?<![0-9]) (?P<date_month>{NUMBER}) \s*{MONTH}\s* (?P<date_day>{NUMBER}) \s*{DAY}? )
    | (?P<of_month> (?P<of_which>{WHICH_MONTH}) {UNIT}{MONTH}\s* (?P<of_day>{NUMBER}) \s*{DAY}? )
    | (?P<ahead> (?P<ahead_n>{NUMBER}) \s*{DAYS_LATER} )
    | (?P<relative> {RELATIVE} )
    | (?P<week> (?P<week_which>{WHICH_WEEK}) \s*{UNIT}{WEEK}\s* (?P<week_day>{WEEKDAY}) )
    | (?P<only_day> {NO_STREET} (?P<only>{NUMBER}) \s*{DAY} {NO_HOUSE} )
    | (?P<en_relative> \b (?: (?:the[ ])?day[ ]after[ ]tomorrow | tomorrow | today | tonight ) \b )
    | (?P<en_ahead> \bin\s+ (?P<en_ahead_n>[0-9]{{1,2}}) \s+days?\b )
    | (?P<en_week> \b (?: (?P<en_which>next|this|on)\s+ )? (?P<en_day>{EN_DAY}) \b\.? )
    | (?P<en_date> \b (?P<en_date_day>[0-9]{{1,2}}) (?:st|nd|rd|th)? \s+(?:of\s+)?
             (?P<en_date_month>{EN_MONTH}) \b\.? {EN_YEAR.format("en_date")} )
    | (?P<us_date> \b (?P<us_date_month>{EN_MONTH}) \.?\s+ (?P<us_date_day>[0-9]{{1,2}})
             (?:st|nd|rd|th)? (?![0-9:]) {EN_YEAR.format("us_date")} )
    # Hours
    | (?P<clock> (?<![0-9]) {NOT_A_BIT} (?P<clock_hour>{NUMBER}) \s*{HOUR}\u949f?[ ]*
             (?: (?P<clock_words>{HOUR_WORDS})
               | (?P<clock_minute>{NUMBER}) \s*(?: {MINUTE} | (?!{COUNTS_ON}) ) )? )
    | (?P<colon> (?<![0-9:]) (?:\bat\s+)? (?P<colon_hour>[0-9]{{1,2}}) : (?P<colon_minute>[0-9]{{2}})
             (?: :00 )? (?![0-9]) \s* (?P<colon_half>{MERIDIEM})? )
    | (?P<meridiem> (?<![0-9:.]) (?:\bat\s+)? (?P<meridiem_hour>[0-9]{{1,2}})
             (?: \.(?P<meridiem_minute>[0-9]{{2}}) )? \s* (?P<meridiem_half>{MERIDIEM}) )
    | (?P<oclock> (?<![0-9:]) (?:\bat\s+)? (?P<oclock_hour>[0-9]{{1,2}}) \s*o'?clock\b
             | \bat\s+ (?P<at_hour>[0-9]{{1,2}}) (?![0-9:./]) )
    | (?P<bare> (?<![0-9.:]) (?P<bare_month>[0-9]{{1,2}}) \s*(?P<bare_sign>[-/.])\s*
             (?P<bare_day>[0-9]{{1,2}}) (?![0-9]) )
    # Parts of the day
    | (?P<half> {HALF_DAYS} | {HALF_DAYS_SHORT}
             | \b (?: in\s+the\s+ | at\s+ )? (?P<half_en>morning|afternoon|evening|night|noon) \b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "9-10" before "o'clock" is from nine to ten, not the tenth of September.
RANGE_OF_HOURS = re.compile(rf"(?<![0-9])({NUMBER})\s*[-~\u5230\u81f3\u2014\u2013]\s*{NUMBER}(?=\s*{HOUR})")
UP_TO = re.compile(
    r"\s*(?:\u5230|\u81f3|-|~|\u2014|\u2013|to|until|till)\s*(?:\u4e0b\u5348|\u4e0a\u5348|\u4e2d\u5348|\u665a\u4e0a)?\s*",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"[\s,;\u3001\u3002\uff0c\uff1b!\uff01()\uff08\uff09]+|(?<=\s)[-\u2013\u2014](?=\s)|\.(?=\s|$)"
)
# What joins times, or says what they are for.
JOINING = "\u6216\u8005|\u6216|\u548c|\u53ca|\u4ee5\u53ca|\u8fd8\u6709|\u8981\u4e48|or|and"
APPROVING = (
    "\u90fd\u53ef\u4ee5|\u90fd\u884c|\u5747\u53ef|\u53ef\u4ee5|\u4e5f\u884c"
    "|\u4e5f\u53ef\u4ee5|\u5427|\u5de6\u53f3|\u89c1\u9762|\u9762\u5546|\u89c1"
)
INTRODUCING = (
    "\u5728|\u5230|\u4e8e|\u524d\u540e|\u65f6\u95f4|\u5730\u70b9|\u5730\u5740|at|in|on|from|either|place|time"
)
FILLING = re.compile(
    rf"^(?:{JOINING}|{APPROVING}|{INTRODUCING}):?(?=$|[^a-z])|(?:{JOINING}|{APPROVING})$", re.IGNORECASE
)
NOON_O_CLOCK = time(12)
