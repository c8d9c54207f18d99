"""The letter on its way: heads return, countersign, sign; reviewers pass it, return it, change its class."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import Proposal
from domain.reply import Reply
from domain.services import replies, review, second_replies
from handlers.fields import Asking, Choice, Given, Text, Ticks
from handlers.forms import Form
from handlers.options import listed


async def _return_draft(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.return_draft(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _countersign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.countersign(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    return None


async def _refuse_countersigning(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.refuse_countersigning(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _sign_off(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.sign_off(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    return scene.t("done-sign-off", reviewer=reviewer_words(scene, proposal))


def reviewer_words(scene: Scene, proposal: Proposal) -> str:
    return scene.t.plain(f"party-{proposal.reviewer.replace('_', '-')}")


async def _send_back(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given["reasons"]
    await review.send_back(
        scene.uow,
        proposal,
        scene.member,
        reasons=why["codes"],
        remark=why["words"],
        now=scene.now,
        department_id=_department(given),
    )
    return None


async def _pass_review(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await review.pass_review(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    return scene.t("done-pass-review", label=proposal.label, reviewer=reviewer_words(scene, proposal))


async def _approve(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await review.approve(
        scene.uow, proposal, scene.congress, scene.member, version=given["version"], now=scene.now
    )
    return None


async def _sign_as_leader(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await review.sign_as_leader(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    return None


async def _change_class(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    reply = await review.change_class(
        scene.uow,
        proposal,
        scene.member,
        result_class=given["class"],
        reason=given["reason"],
        now=scene.now,
        department_id=_department(given),
    )
    return scene.t("done-change-class", letter=reply.result_class, department=reply.department)


async def _file_second_reply(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await second_replies.file_second_reply(
        scene.uow, proposal, scene.congress, scene.member, version=given["version"], now=scene.now
    )
    return None


def _department(given: Given) -> int | None:
    return int(given["department"]) if "department" in given else None


def _several(asking: Asking) -> bool:
    return len(asking.proposal.letters) > 1


async def _departments(asking: Asking) -> Sequence[Option]:
    return [Option(str(r.department_id), r.department) for r in asking.proposal.letters]


async def _other_classes(asking: Asking) -> Sequence[Option]:
    """The classes that what the letter says would fit as well."""
    scene, proposal = asking.scene, asking.proposal
    old = review.letter_of(proposal, _department(asking.given))
    options = [
        Option(c.code, scene.t.plain("class-option", letter=c.code, meaning=c.name(scene.t.language)))
        for c in scene.policy.choices("classes")
        if c.code != old.result_class and _fits(asking, old, c.code)
    ]
    if not options:
        raise BadInput("bad-class-unfit")
    return options


def _fits(asking: Asking, old: Reply, code: str) -> bool:
    new = review.in_class(asking.proposal, old, code)
    return not replies.faults_in(asking.proposal, new)


WHOSE = Choice(_departments, "department", words="ask-letter-department", when=_several)
FORMS = (
    Form("return_draft", _return_draft, (Text(),)),
    Form("countersign", _countersign),
    Form("refuse_countersigning", _refuse_countersigning, (Text(),)),
    Form("sign_off", _sign_off),
    Form(
        "send_back",
        _send_back,
        (
            WHOSE,
            Ticks(listed("send_back_reasons"), "reasons", words="ask-send-back", own_words=True),
        ),
    ),
    Form("pass_review", _pass_review),
    Form("approve", _approve),
    Form("sign_as_leader", _sign_as_leader),
    Form("change_class", _change_class, (WHOSE, Choice(_other_classes, "class"), Text("reason"))),
    Form("file_second_reply", _file_second_reply),
)
