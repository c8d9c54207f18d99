"""Congresses, their departments and delegations, and the people who hold posts in them."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.deadlines import LocalDay
from domain.policy import Policy
from domain.preferences import Preferences
from domain.roles import Role

__all__ = ("DEPARTMENT_ROLES", "Congress", "Delegation", "Department", "Invitation", "Person", "Post", "Role")

NO_PREFERENCES = Preferences()
# Who answers for a department.
OFFICERS = (Role.DEPARTMENT_HEAD, Role.DEPARTMENT_CLERK)
DEPARTMENT_ROLES = frozenset({*OFFICERS, Role.SECTION})


@dataclass
class Congress:
    """The tenant: everything belongs to exactly one."""

    name: str
    policy: Policy
    id: int = 0
    bot_id: int | None = None
    # Days off and worked days of the place, in order; newer entries of a day have replaced older ones.
    local_days: tuple[LocalDay, ...] = ()


@dataclass
class Delegation:
    """The town, street or group a representative belongs to."""

    congress_id: int
    name: str
    id: int = 0


@dataclass
class Department:
    """A unit that handles proposals: a government body, but also a court, a party body, a company.

    One that was retired, or merged into another, is offered nowhere; what it handled keeps its name.
    """

    congress_id: int
    name: str
    short_name: str
    kind: str = ""
    duties: str = ""
    id: int = 0
    retired_at: datetime | None = None
    telephone: str = ""


@dataclass
class Post:
    """One role a person holds, in a department or a delegation where the role has one."""

    role: Role
    department_id: int | None = None
    delegation_id: int | None = None
    unit: str = ""
    title: str = ""
    id: int = 0
    person_id: int = 0


@dataclass
class Person:
    """Somebody on the roster. `chat_id` is their private chat with the bot once they joined.

    `unreachable_since`: pushes have not reached them from then on, because they blocked the bot.
    The phone number is kept only as a keyed digest: it is used for matching and nothing else.
    """

    congress_id: int
    name: str
    phone_digest: str | None = None
    chat_id: int | None = None
    language: str = "zh-CN"
    suspended: bool = False
    active_post_id: int | None = None
    preferences: Preferences = NO_PREFERENCES
    unreachable_since: datetime | None = None
    posts: list[Post] = field(default_factory=list)
    id: int = 0

    def holds(self, *roles: Role) -> bool:
        return any(post.role in roles for post in self.posts)

    @property
    def reachable(self) -> bool:
        """Whether a push gets there, as far as is known."""
        return self.chat_id is not None and self.unreachable_since is None

    def departments_as(self, *roles: Role) -> frozenset[int]:
        """Ids of the departments in which the person holds one of the roles."""
        return frozenset(
            post.department_id for post in self.posts if post.role in roles and post.department_id is not None
        )

    @property
    def active_post(self) -> Post | None:
        """The post whose menu is shown; the first one until the person switches."""
        for post in self.posts:
            if post.id == self.active_post_id:
                return post
        return self.posts[0] if self.posts else None

    @property
    def delegation_id(self) -> int | None:
        return next((p.delegation_id for p in self.posts if p.role is Role.REPRESENTATIVE), None)


@dataclass
class Invitation:
    """A one-time link that makes whoever opens it this person of the roster."""

    congress_id: int
    person_id: int
    code: str
    used: bool = False
    id: int = 0
