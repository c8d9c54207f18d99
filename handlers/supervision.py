"""Supervision: orders, cards, their answers; the record of matters that cannot be solved soon."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.supervision import order_words, prepared_text
from bot.views.view import View
from domain.proposal import Proposal
from domain.services import closing, supervision
from domain.supervision import CARDS, Order, OrderKind, OrderState
from handlers.fields import Asking, Choice, Given, Options, Sure, Text
from handlers.forms import Form
from handlers.options import worded

ORDERS = [kind for kind in OrderKind if kind not in CARDS]


async def _shares(asking: Asking) -> Sequence[Option]:
    return [Option(str(a.department_id), a.department) for a in asking.proposal.standing]


def _several(asking: Asking) -> bool:
    return len(asking.proposal.standing) > 1


def _orders(*states: OrderState, own: bool = False) -> Options:
    """The orders in one of these states, numbered by their place; `own`: only those to one's department."""

    async def options(asking: Asking) -> Sequence[Option]:
        mine = {post.department_id for post in asking.scene.member.posts}
        return [
            Option(str(seq), order_words(order, asking.scene.t))
            for seq, order in enumerate(asking.proposal.orders, start=1)
            if order.state in states and (not own or order.department_id in mine)
        ]

    return options


def _prepared(asking: Asking) -> str:
    """What the service would write; the person keeps it or writes their own."""
    kind = OrderKind(asking.given["kind"])
    waiting = supervision.orders_in(asking.proposal, OrderState.PROPOSED)
    because = next((o.because for o in waiting if o.kind is kind), "")
    department = _department(asking.proposal, asking.given)
    return prepared_text(asking.proposal, kind, because, department, asking.scene.policy, asking.scene.t)


def _department(proposal: Proposal, given: Given) -> str:
    id_ = _department_id(proposal, given)
    return next((a.department for a in proposal.standing if a.department_id == id_), "")


def _department_id(proposal: Proposal, given: Given) -> int:
    return int(given.get("unit") or next((a.department_id for a in proposal.standing), 0))


async def _issue(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    order: Order = await supervision.issue(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        kind=OrderKind(given["kind"]),
        department_id=_department_id(proposal, given),
        text=given["text"],
        now=scene.now,
    )
    return scene.t("done-order", what=order_words(order, scene.t))


async def _dismiss(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq, remark = int(given["order"]), given["text"]
    await supervision.dismiss(scene.uow, proposal, scene.member, seq=seq, remark=remark, now=scene.now)
    return None


async def _revoke(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq, remark = int(given["order"]), given["text"]
    await supervision.revoke(scene.uow, proposal, scene.member, seq=seq, remark=remark, now=scene.now)
    return None


async def _answer(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq, text = int(given["order"]), given["text"]
    await supervision.answer_order(scene.uow, proposal, scene.member, seq=seq, text=text, now=scene.now)
    return None


async def _put_on_record(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await supervision.put_on_record(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _take_off_record(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await supervision.take_off_record(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _archive(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await closing.archive(scene.uow, proposal, scene.member, now=scene.now)
    return None


def _issuing(step: str, kinds: Sequence[OrderKind]) -> Form:
    return Form(
        step,
        _issue,
        (
            Choice(worded("order", [kind.value for kind in kinds]), "kind"),
            Choice(_shares, "unit", words="ask-order-unit", when=_several),
            Text("text", words="ask-order-text", offers=_prepared),
        ),
    )


FORMS = (
    _issuing("order_supervision", ORDERS),
    _issuing("issue_card", sorted(CARDS, reverse=True)),
    Form("dismiss_order", _dismiss, (Choice(_orders(OrderState.PROPOSED), "order"), Text())),
    Form("revoke_order", _revoke, (Choice(_orders(OrderState.ISSUED, OrderState.ANSWERED), "order"), Text())),
    Form("answer_order", _answer, (Choice(_orders(OrderState.ISSUED, own=True), "order"), Text())),
    Form("put_on_record", _put_on_record, (Text(),)),
    Form("take_off_record", _take_off_record, (Text(),)),
    Form("archive", _archive, (Sure(),)),
)
