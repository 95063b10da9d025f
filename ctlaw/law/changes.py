"""Applying the changes of a version to the definitions of the version it is based on.

Changes are made one after the other, in the order of the file. Each has one verb and the keys that
belong to it; what it leads to is read as YAML only, so that the result is read, and its faults are
found, exactly as if it had been written out. A change without effect, or one that undoes another,
is a fault: it says something about the law that is not so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ctlaw.documents.faults import DocumentError, Place, did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import (
    Steps,
    depth_of,
    piece_at,
    same_text,
    with_entry,
    with_item,
    with_keys,
    with_piece,
    without_keys,
    without_piece,
)
from ctlaw.documents.yaml_text import MAX_DEPTH, Mapping, Piece, Sequence, Text
from ctlaw.law.change_log import ChangeLog
from ctlaw.law.clause_path import (
    HOLDERS,
    REMARKS,
    Spot,
    fault,
    find,
    list_below,
    name_of,
    named_parts,
)

VERBS = ("set", "replace", "remove", "add", "move", "define")


def changed_definitions(
    definitions: Mapping, changes: tuple[Piece, ...], faults: FaultList
) -> Mapping:
    """Return the definitions after some changes; those with a fault are left out."""
    rewriting = _Rewriting(definitions, faults)
    for piece in changes:
        try:
            rewriting.apply(Fields(piece, "a change", faults))
        except DocumentError as error:
            faults.faults += error.faults
    rewriting.refuse_lost_definitions()
    return rewriting.definitions


@dataclass(slots=True)
class _Rewriting:
    """The definitions so far, and what the changes so far have touched."""

    definitions: Mapping
    faults: FaultList
    log: ChangeLog = field(default_factory=ChangeLog)

    def apply(self, fields: Fields) -> None:
        """Apply one change."""
        verbs: dict[str, Callable[[Fields], None]] = {
            "set": self._set,
            "replace": self._replace,
            "remove": self._remove,
            "add": self._add,
            "move": self._move,
            "define": self._define,
        }
        found = [verb for verb in VERBS if verb in fields]
        if len(found) != 1:
            if fields.mapping.entries:
                self.faults.add(fields.place, *_one_verb(found, fields))
            return
        before = self.faults.faults[:]
        verbs[found[0]](fields)
        fields.finish()
        if before == self.faults.faults and depth_of(self.definitions) > MAX_DEPTH:
            raise fault(fields.place, f"This nests clauses more than {MAX_DEPTH} levels deep.")

    def refuse_lost_definitions(self) -> None:
        """Refuse to remove a definition that others still use; the fault is where it is removed."""
        for path, at in self.log.lost():
            uses = [] if "/" in path else list(_uses(self.definitions, path))
            if path[1:] not in self.definitions.entries and uses:
                self.faults.add(
                    at,
                    f"This removes {path}, which is still used in {uses[0]}.",
                    "Change what uses it first.",
                )

    def _set(self, fields: Fields) -> None:
        spot, place = self._spot(fields, "set"), fields.key_place("set")
        new, without = fields.piece("to"), fields.texts("without")
        if new is None and not without:
            hint = "Give the new values with to:, or name with without: the keys that go."
            raise fault(place, "This change sets nothing.", hint)
        if new is not None and not isinstance(new, Mapping):
            raise fault(new.place, "to: must name keys and their new values: {label: ...}.")
        if not isinstance(spot.piece, Mapping):
            hint = f'Use replace: "{spot.path}" with a whole clause.'
            raise fault(place, f"{spot.path} has no keys of its own.", hint)
        new = new or Mapping(place, {}, {})
        for key, value in new:
            at, there = new.key_places[key], spot.piece.entries.get(key)
            if there is not None and same_text(value, there):
                raise fault(at, f"{spot.path} has this {key} already.", "Leave it out.")
            self.log.refuse_second_setting(spot.path, key, at)
        for text in without:
            if text.text not in spot.piece.entries or text.text in new.entries:
                hint = did_you_mean(text.text, spot.piece.entries)
                raise fault(text.place, f"{spot.path} has no key {text.text} to take out.", hint)
        for key, at in [*new.key_places.items(), *((each.text, each.place) for each in without)]:
            if key in HOLDERS and key in spot.piece.entries:
                only = Mapping(at, {key: spot.piece.entries[key]}, {key: at})
                for name, _, _ in named_parts(only):
                    self.log.refuse_undoing(f"{spot.path}/{name}", at)
        changed = with_keys(without_keys(spot.piece, [text.text for text in without]), new)
        # A fault of the clause as a whole comes from this change, so it is to point here.
        self._put(spot.steps, Mapping(fields.place, changed.entries, changed.key_places))
        self.log.touched(spot.path, place, keys=[*new.entries, *(each.text for each in without)])
        if "id" in new.entries and len(spot.steps) > 1:
            self.log.moved(spot.path, f"{spot.path.rpartition('/')[0]}/{name_of(new)}", place)

    def _replace(self, fields: Fields) -> None:
        spot, place = self._spot(fields, "replace"), fields.key_place("replace")
        new = fields.piece("with", required=True)
        if new is None:
            return
        if same_text(new, spot.piece):
            raise fault(place, f"{spot.path} stands in these very words already.", "Leave it out.")
        self.log.refuse_undoing(spot.path, place)
        self._put(spot.steps, new)
        self.log.touched(spot.path, place)
        if len(spot.steps) > 1 and name_of(new) != name_of(spot.piece):
            self.log.moved(spot.path, f"{spot.path.rpartition('/')[0]}/{name_of(new)}", place)

    def _remove(self, fields: Fields) -> None:
        spot, place = self._spot(fields, "remove"), fields.key_place("remove")
        self.log.refuse_undoing(spot.path, place)
        self._take_out(spot, place)
        self.log.removed(spot.path, place)

    def _add(self, fields: Fields) -> None:
        new, place = fields.piece("add", required=True), fields.key_place("add")
        into = self._spot(fields, "into")
        if new is not None:
            path = self._put_in(into, new, fields, place)
            self.log.touched(path, place)

    def _move(self, fields: Fields) -> None:
        spot, place = self._spot(fields, "move"), fields.key_place("move")
        before = self.definitions
        if len(spot.steps) == 1:
            name = spot.path[1:]
            rest = without_keys(self.definitions, [name])
            self.definitions = self._with_definition(rest, name, spot.piece, fields, fields.place)
            if list(before.entries) == list(self.definitions.entries):
                raise fault(place, f"{spot.path} stands there already.", "Leave it out.")
            return
        path = fields.text("into") if "into" in fields else spot.path.rpartition("/")[0]
        if f"{path}/".startswith(f"{spot.path}/"):
            raise fault(place, f"{spot.path} cannot be moved into itself.")
        try:
            self._take_out(spot, place)
            into = self._spot(fields, "into") if "into" in fields else self._find(path, place)
            new_path = self._put_in(into, spot.piece, fields, place)
            if same_text(before, self.definitions):
                raise fault(place, f"{spot.path} stands there already.", "Leave it out.")
        except DocumentError:
            self.definitions = before
            raise
        self.log.moved(spot.path, new_path, place)

    def _define(self, fields: Fields) -> None:
        name, place = fields.identifier("define", required=True), fields.key_place("define")
        new = fields.piece("as", required=True)
        if not name or new is None:
            return
        if name in self.definitions.entries:
            hint = "Change it with set or replace, or give yours another id."
            raise fault(place, f"The definition #{name} is there already.", hint)
        self.definitions = self._with_definition(self.definitions, name, new, fields, place)
        self.log.touched(f"#{name}", place)

    def _with_definition(
        self, definitions: Mapping, name: str, new: Piece, fields: Fields, key_at: Place
    ) -> Mapping:
        number, sibling = len(definitions.entries), _sibling(fields)
        if sibling is not None:
            other = sibling.text.strip().removeprefix("#")
            if other not in definitions.entries:
                hint = did_you_mean(other, definitions.entries)
                raise fault(sibling.place, f"There is no definition #{other} to stand by.", hint)
            number = list(definitions.entries).index(other) + ("after" in fields)
        return with_entry(definitions, name, number, new, key_at)

    def _put_in(self, into: Spot, new: Piece, fields: Fields, place: Place) -> str:
        """Put a clause into the list of another one, and return its path."""
        sibling, steps = _sibling(fields), list_below(into)
        if sibling is not None:
            beside = self._find(f"{into.path}/{sibling.text.strip()}", sibling.place)
            if not isinstance(beside.steps[-1], int):
                raise fault(sibling.place, f"{beside.path} does not stand in a list.")
            steps, number = beside.steps[:-1], beside.steps[-1] + ("after" in fields)
        if steps is None:
            hint = f'Use set: "{into.path}" to give it all: [...] or any: [...].'
            raise fault(place, f"{into.path} has no list of parts to add to.", hint)
        listed, name = piece_at(self.definitions, steps), name_of(new)
        items = listed.items if isinstance(listed, Sequence) else ()
        if name and any(name_of(each) == name for each in items):
            hint = "Change it with set or replace, or give yours another id."
            raise fault(place, f"{into.path}/{name} is there already.", hint)
        number = len(items) if sibling is None else number
        changed = with_item(self.definitions, steps, number, new)
        self.definitions = _mapping(changed, self.definitions)
        return f"{into.path}/{name}" if name else into.path

    def _take_out(self, spot: Spot, place: Place) -> None:
        steps = spot.steps
        around = piece_at(self.definitions, steps[:-1])
        if (isinstance(around, Sequence) and len(around.items) == 1) or steps[-1] == "not":
            # Remarks may go altogether; a clause needs a part.
            steps = steps[:-1]
            if steps[-1] != REMARKS:
                hint = "Remove the clause around it, or replace that clause."
                raise fault(place, f"{spot.path} is the only part of the clause around it.", hint)
        changed = without_piece(self.definitions, steps)
        self.definitions = _mapping(changed, self.definitions)

    def _put(self, steps: Steps, new: Piece) -> None:
        self.definitions = _mapping(with_piece(self.definitions, steps, new), self.definitions)

    def _spot(self, fields: Fields, key: str) -> Spot:
        piece = fields.piece(key)
        if piece is None:
            hint = 'Say where it goes: into: "#definition/clause".'
            raise fault(fields.place, f"This change needs the key {key}.", hint)
        if not isinstance(piece, Text):
            raise fault(piece.place, f"{key} must be the path of a clause.")
        return self._find(piece.text.strip(), piece.place)

    def _find(self, path: str, place: Place) -> Spot:
        try:
            return find(self.definitions, path, place)
        except DocumentError:
            self.log.refuse_removed(path, place)
            raise


def _uses(piece: Piece, path: str) -> Iterator[Place]:
    """Yield where the definitions refer to one of their own."""
    if isinstance(piece, Mapping):
        for key, value in piece:
            if key == "is" and isinstance(value, Text) and value.text.strip() == path:
                yield value.place
            yield from _uses(value, path)
    elif isinstance(piece, Sequence):
        for each in piece.items:
            yield from _uses(each, path)


def _sibling(fields: Fields) -> Text | None:
    """Return the neighbour after or before which something is to stand."""
    after, before = fields.piece("after"), fields.piece("before")
    if after is not None and before is not None:
        raise fault(fields.key_place("before"), "Say after or before, not both.")
    found = after if after is not None else before
    if found is not None and not isinstance(found, Text):
        raise fault(found.place, "after and before name one neighbour.")
    return found


def _mapping(piece: Piece, otherwise: Mapping) -> Mapping:
    return piece if isinstance(piece, Mapping) else otherwise


def _one_verb(found: list[str], fields: Fields) -> tuple[str, str]:
    listed = ", ".join(VERBS)
    if found:
        return f"A change has one verb; this one has {' and '.join(found)}.", "Make it two changes."
    guesses = (did_you_mean(key, VERBS) for key in fields.mapping.entries)
    hint = next((each for each in guesses if each), f"Use one of: {listed}.")
    return "A change needs a verb.", hint
