"""One file per conversation: understand, do, show."""

from aiogram import Router


def conversations() -> Router:
    """Every conversation, in the order in which they are asked.

    One router for all of them: aiogram spends more on asking one more router than on asking its handlers.
    """
    from handlers import (
        agenda,
        appointments,
        assessment_objections,
        assessments,
        assignment,
        ballots,
        broadcast_runs,
        broadcast_words,
        broadcasts,
        collecting,
        corrections,
        cosigning,
        departures,
        drafting,
        extensions,
        fallback,
        figures,
        follow_up,
        forms,
        handling,
        inspection_visits,
        inspections,
        key,
        leader_week,
        ledger,
        menu,
        merging,
        objections,
        offering,
        parts,
        policies,
        proposals,
        publication,
        ratings,
        reach,
        registration,
        reminders,
        repeated,
        replies,
        review,
        screening,
        second_ways,
        sections,
        settings,
        sharing,
        similar,
        submission,
        supervision,
        undelivered,
        withdrawal,
    )

    # Forms are asked by their engine; some nouns have messages and buttons of their own besides.
    for module in (
        appointments,
        merging,
        assignment,
        collecting,
        cosigning,
        extensions,
        follow_up,
        handling,
        key,
        parts,
        publication,
        replies,
        objections,
        offering,
        review,
        screening,
        sections,
        sharing,
        supervision,
        withdrawal,
    ):
        forms.register(module.FORMS)

    modules = (
        repeated,
        registration,
        menu,
        broadcast_words,
        broadcasts,
        broadcast_runs,
        drafting,
        submission,
        cosigning,
        sharing,
        similar,
        proposals,
        forms,
        handling,
        appointments,
        ratings,
        policies,
        reminders,
        corrections,
        agenda,
        reach,
        departures,
        second_ways,
        settings,
        ledger,
        undelivered,
        figures,
        inspections,
        inspection_visits,
        ballots,
        assessments,
        assessment_objections,
        leader_week,
        fallback,
    )
    whole = Router(name="conversations")
    for module in modules:
        for event, observer in module.router().observers.items():
            whole.observers[event].handlers.extend(observer.handlers)
    return whole
