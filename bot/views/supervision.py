"""Orders to departments in words: what kind, to whom, in which state; the text that is prepared for one."""

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, View
from domain.people import DEPARTMENT_ROLES, Person
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal
from domain.supervision import Order, OrderKind, OrderState

LONGEST_TEXT = 400


def order_words(order: Order, t: Translator) -> str:
    """Kind and department, as one calls it in a list."""
    return t.plain(
        "order-words", kind=t.plain(f"order-{order.kind.replace('_', '-')}"), name=order.department
    )


def prepared_text(
    proposal: Proposal, kind: OrderKind, because: str, department: str, policy: Policy, t: Translator
) -> str:
    """What could be written: facts only, in the congress's name; somebody decides whether it is."""
    clock = next((c for c in proposal.clocks if c.running and c.overdue_at), None) or proposal.clock(
        ClockKey.REPLY
    )
    facts = t.plain(
        f"order-because-{(because or 'none').replace('_', '-')}",
        day=clock.due_on if clock else "",
        clock=t.plain(f"clock-{clock.key.replace('_', '-')}") if clock else "",
        n=proposal.returns,
    )
    return t.plain(
        f"order-text-{kind.replace('_', '-')}",
        name=department,
        number=proposal.label,
        title=proposal.title,
        facts=facts,
        registry=policy.text("registry", t.language),
    )


def orders_of(proposal: Proposal, viewer: Person) -> list[Order]:
    """A department sees what was issued to it; the offices also what is only proposed, or was dismissed."""
    if not viewer.holds(*DEPARTMENT_ROLES):
        return list(proposal.orders)
    mine = viewer.departments_as(*DEPARTMENT_ROLES)
    hidden = {OrderState.PROPOSED, OrderState.DISMISSED}
    return [o for o in proposal.orders if o.department_id in mine and o.state not in hidden]


def orders_view(proposal: Proposal, viewer: Person, t: Translator) -> View:
    """Every order with its text, its answer and what became of it."""
    lines = [str(t("orders-head", number=proposal.label, urges=proposal.urges))]
    if proposal.on_record_at:
        lines.append(str(t("orders-on-record", day=proposal.on_record_at, text=proposal.on_record_reason)))
    for order in orders_of(proposal, viewer):
        state = t.plain(f"order-state-{order.state}", name=order.issued_by or order.ended_by)
        when = order.ended_at or order.answered_at or order.issued_at or order.made_at
        lines.append(str(t("orders-line", what=order_words(order, t), state=state, when=when)))
        said = [order.text, order.answer, order.remark]
        lines += [str(t("quote", text=cut(text, LONGEST_TEXT))) for text in said if text]
    back = Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack())
    return View(Html("\n".join(lines)), ((back,),))
