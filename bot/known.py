"""What a congress knows by name: whom and what the lines of a ledger speak of, and what is to be created."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_uppercase

from domain.ledger import LedgerRow
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.policy import Choice, Policy
from domain.policy_change import DELEGATIONS, DEPARTMENTS, PolicyChange
from domain.ports import UnitOfWork
from storage.workbook import folded

Unknown = tuple[str, str, str]


@dataclass
class Known:
    """Names are compared without regard to width, case and spaces.

    `unknown` has the lines of each (column, fault, name) that the congress does not know.
    """

    congress: Congress
    departments: dict[str, Department]
    delegations: dict[str, Delegation]
    categories: dict[str, str]
    classes: dict[str, str]
    people: dict[str, list[Person]]
    unknown: dict[Unknown, list[LedgerRow]] = field(default_factory=dict)

    @classmethod
    async def of(cls, uow: UnitOfWork, congress: Congress) -> "Known":
        departments: dict[str, Department] = {}
        every = await uow.people.every_department(congress.id)
        for name in ("short_name", "name"):  # a full name goes before another's short one
            departments |= {folded(getattr(department, name)): department for department in every}
        people: dict[str, list[Person]] = {}
        for person in await uow.people.holding(congress.id, Role.REPRESENTATIVE):
            people.setdefault(folded(person.name), []).append(person)
        return cls(
            congress,
            departments,
            {folded(d.name): d for d in await uow.people.delegations(congress.id)},
            _codes(congress.policy.choices("categories")),
            _codes(congress.policy.choices("classes")),
            people,
        )

    @staticmethod
    def key(name: str) -> str:
        return folded(name)

    def category(self, name: str) -> str | None:
        return self.categories.get(folded(name))

    def result_class(self, name: str) -> str | None:
        return self.classes.get(folded(name))

    def delegation_id(self, name: str) -> int | None:
        found = self.delegations.get(folded(name))
        return found.id if found else None

    def person(self, name: str, delegation: str) -> Person | None:
        """The representative of that name there; None for nobody, and for several not to be told apart."""
        called = self.people.get(folded(name), [])
        if delegation:
            there = self.delegation_id(delegation)
            own = [p for p in called if there is not None and p.delegation_id == there]
            called = own or [p for p in called if p.delegation_id is None]
        return called[0] if len(called) == 1 else None

    def note(self, row: LedgerRow) -> None:
        """Keep the names of this line that nobody here bears."""
        for column, names in (("departments", row.departments), ("co", row.co)):
            for name in names:
                if folded(name) not in self.departments:
                    self._note(column, "department_unknown", name, row)
        if row.delegation and folded(row.delegation) not in self.delegations:
            self._note("delegation", "delegation_unknown", row.delegation, row)
        if row.category and self.category(row.category) is None:
            self._note("category", "category_unknown", row.category, row)
        if row.result and self.result_class(row.result) is None:
            self._note("result", "class_unknown", row.result, row)
        if row.representative and self.person(row.representative, row.delegation) is None:
            self._note("representative", self._why(row), row.representative, row)

    def _note(self, column: str, key: str, name: str, row: LedgerRow) -> None:
        self.unknown.setdefault((column, key, name), []).append(row)

    def _why(self, row: LedgerRow) -> str:
        """Nobody is called so; somebody is, in another delegation; or several are."""
        called = self.people.get(folded(row.representative), [])
        if len(called) > 1 and not row.delegation:
            return "person_several"
        return "person_elsewhere" if called else "person_unknown"

    async def create_missing(self, uow: UnitOfWork, *, source: str, now: datetime) -> dict[str, list[str]]:
        """Bring into being whatever is unknown; the names, by kind; the rules' history says whence."""
        created: dict[str, list[str]] = {
            kind: [] for kind in ("departments", "delegations", "people", "categories", "classes")
        }
        for (_, key, name), _ in self.unknown.items():
            if key == "department_unknown" and folded(name) not in self.departments:
                department = await uow.people.add_department(Department(self.congress.id, name, name))
                self.departments[folded(name)] = department
                created["departments"].append(name)
            elif key == "delegation_unknown" and folded(name) not in self.delegations:
                delegation = await uow.people.add_delegation(Delegation(self.congress.id, name))
                self.delegations[folded(name)] = delegation
                created["delegations"].append(name)
        await self._create_people(uow, created["people"])
        before = await self._extend_policy(uow, created)
        for kind in (DEPARTMENTS, DELEGATIONS):
            if created[kind]:
                await uow.policy_changes.add(self._change(kind, [], created[kind], source, now))
        for kind, value in before.items():
            after = self.congress.policy.data[kind]
            await uow.policy_changes.add(self._change(kind, value, after, source, now))
        return created

    def _change(self, path: str, before: object, after: object, source: str, now: datetime) -> PolicyChange:
        return PolicyChange(self.congress.id, now, source, None, path, before, after)

    async def _create_people(self, uow: UnitOfWork, created: list[str]) -> None:
        """Those whose delegation is told come first: a line without one may mean one of them."""
        rows = [
            row for (_, key, _), rows in self.unknown.items() if key.startswith("person_") for row in rows
        ]
        for row in sorted(rows, key=lambda row: not row.delegation):
            if self.person(row.representative, row.delegation) is None:
                delegation = self.delegations.get(folded(row.delegation))
                post = Post(
                    Role.REPRESENTATIVE,
                    delegation_id=delegation.id if delegation else None,
                    unit=delegation.name if delegation else "",
                )
                person = await uow.people.add(Person(self.congress.id, row.representative, posts=[post]))
                self.people.setdefault(folded(row.representative), []).append(person)
                created.append(row.representative)

    async def _extend_policy(self, uow: UnitOfWork, created: dict[str, list[str]]) -> dict[str, object]:
        """Categories and classes are the congress's data: new ones are added at the end.

        Returns what the lists that changed were before.
        """
        present = (await uow.congresses.locked(self.congress.id)).policy
        data = dict(present.data)
        for (_, key, name), _ in self.unknown.items():
            if key == "category_unknown" and self.category(name) is None:
                code = _free([f"ledger_{n}" for n in range(1, 1000)], self.categories.values())
                self.categories[folded(name)] = code
                data["categories"] = [*data["categories"], {"code": code, "name": name}]
                created["categories"].append(name)
            elif key == "class_unknown" and self.result_class(name) is None:
                letters = [name] if len(name) == 1 and name in ascii_uppercase else ascii_uppercase
                code = _free(letters, self.classes.values())
                self.classes |= {folded(name): code, folded(code): code}
                data["classes"] = [*data["classes"], {"code": code, "name": name}]
                created["classes"].append(name)
        before = {kind: present.data[kind] for kind in ("categories", "classes") if created[kind]}
        if before:
            self.congress.policy = Policy(data)
            await uow.congresses.save(self.congress)
        return before


def _codes(choices: Sequence[Choice]) -> dict[str, str]:
    codes = {folded(name): choice.code for choice in choices for name in choice.names.values()}
    return codes | {folded(choice.code): choice.code for choice in choices}


def _free(codes: Sequence[str], taken: Collection[str]) -> str:
    return next(code for code in codes if code not in taken)
