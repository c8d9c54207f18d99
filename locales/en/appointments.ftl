# Booking a consultation
bad-moment = I see no time there. Write it like this: next Wed 9am; 3 Dec 15:00; tomorrow 3:30pm.
bad-moment-no-day = I do not see which day. Please write the day as well, for example 3 Dec 15:00.
bad-moment-no-such-day = There is no “{ $text }”. Please write a day such as 3 Dec.
bad-moment-hour = There is no hour “{ $hour }”. Please write 9am or 15:00.
