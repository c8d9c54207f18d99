submitted =
    Submitted. By { $day } at the latest { $registry } will have screened and assigned it.
    I will tell you as soon as something happens.
withdraw-ask = Withdraw “{ $title }”? Until it is assigned you are free to withdraw it; it is then handled no further.
withdraw-sure = Withdraw
withdraw-not = Keep it
withdrawn = Withdrawn. Everybody concerned will be told.
urged = Urged. The department and the registry will both be told.
blocked-urged =
    It was urged within the last { $days ->
        [one] day
       *[other] { $days } days
    }. Please wait a little before urging again.
done-supplement = Added to { $label }.
revise-why = Why it came back: { $why }
ask-supplement = What would you like to add? Please write it; the registry and the department will see it. Photos and files can be sent first.
