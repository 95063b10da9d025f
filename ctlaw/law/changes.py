"""Applying the changes of a version to the definitions of the version it is based on.

Changes are made one after the other, in the order of the file. Each has one verb and the keys that
belong to it; what it leads to is read as YAML only, so that the result is read, and its faults are
found, exactly as if it had been written out. A change without effect, or one that undoes another,
is a fault: it says something about the law that is not so.
"""

from __future__ import annotations

from collections.abc import Callable

from ctlaw.documents.faults import DocumentError, did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import same_text, with_keys, without_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.law.clause_path import HOLDERS, Spot, fault, name_of, named_parts
from ctlaw.law.working_copy import WorkingCopy

VERBS = ("set", "replace", "remove", "add", "move", "define")


def changed_definitions(
    definitions: Mapping, changes: tuple[Piece, ...], faults: FaultList
) -> Mapping:
    """Return the definitions after some changes; those with a fault are left out."""
    copy = WorkingCopy(definitions)
    for piece in changes:
        try:
            _Change(copy, faults).apply(Fields(piece, "a change", faults))
        except DocumentError as error:
            faults.faults += error.faults
    copy.refuse_lost_definitions(faults)
    return copy.definitions


class _Change:
    """Makes one change to the working copy."""

    def __init__(self, copy: WorkingCopy, faults: FaultList) -> None:
        self._copy = copy
        self._log = copy.log
        self._faults = faults

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
                self._faults.add(fields.place, *_one_verb(found, fields))
            return
        verbs[found[0]](fields)
        fields.finish()

    def _set(self, fields: Fields) -> None:
        new, without = fields.piece("to"), fields.texts("without")
        if new is None and not without:
            hint = "Give the new values with to:, or name with without: the keys that go."
            raise fault(fields.key_place("set"), "This change sets nothing.", hint)
        if new is not None and not isinstance(new, Mapping):
            raise fault(new.place, "to: must name keys and their new values: {label: ...}.")
        listed = fields.piece("set")
        several = isinstance(listed, Sequence)
        for path in fields.items("set", required=True) if several else [listed]:
            self._set_one(self._copy.spot_at(path, "set"), new, without)

    def _set_one(self, spot: Spot, new: Mapping | None, without: tuple[Text, ...]) -> None:
        place = spot.written_at
        if not isinstance(spot.piece, Mapping):
            hint = f'Use replace: "{spot.path}" with a whole clause.'
            raise fault(place, f"{spot.path} has no keys of its own.", hint)
        new = new or Mapping(place, {}, {})
        for key, value in new:
            at, there = new.key_places[key], spot.piece.entries.get(key)
            if there is not None and same_text(value, there):
                raise fault(at, f"{spot.path} has this {key} already.", "Leave it out.")
            self._log.refuse_second_setting(spot.path, key, at)
        for text in without:
            if text.text not in spot.piece.entries or text.text in new.entries:
                hint = did_you_mean(text.text, spot.piece.entries)
                raise fault(text.place, f"{spot.path} has no key {text.text} to take out.", hint)
        gone = {text.text: text.place for text in without}
        for key, at in (new.key_places | gone).items():
            if key in HOLDERS and key in spot.piece.entries:
                only = Mapping(at, {key: spot.piece.entries[key]}, {key: at})
                for name, _, _ in named_parts(only):
                    self._log.refuse_undoing(f"{spot.path}/{name}", at)
        changed = with_keys(without_keys(spot.piece, gone), new)
        # A fault of the clause as a whole comes from this change, so it is to point here.
        self._copy.put(spot, Mapping(place, changed.entries, changed.key_places))
        self._log.touched(spot.path, place, keys=[*new.entries, *gone])
        if "id" in new.entries and len(spot.steps) > 1:
            self._log.moved(spot.path, _beside(spot, new), place)

    def _replace(self, fields: Fields) -> None:
        spot = self._copy.spot(fields, "replace")
        place = spot.written_at
        new = fields.piece("with", required=True)
        if new is None:
            return
        if same_text(new, spot.piece):
            raise fault(place, f"{spot.path} stands in these very words already.", "Leave it out.")
        self._log.refuse_undoing(spot.path, place)
        self._copy.put(spot, new)
        self._log.touched(spot.path, place)
        if len(spot.steps) > 1 and name_of(new) != name_of(spot.piece):
            self._log.moved(spot.path, _beside(spot, new), place)

    def _remove(self, fields: Fields) -> None:
        spot = self._copy.spot(fields, "remove")
        place = spot.written_at
        self._log.refuse_undoing(spot.path, place)
        self._copy.take_out(spot)
        self._log.removed(spot.path, place)

    def _add(self, fields: Fields) -> None:
        new, place = fields.piece("add", required=True), fields.key_place("add")
        into = self._copy.spot(fields, "into")
        if new is not None:
            path = self._copy.put_in(into, new, fields, place)
            self._log.touched(path, place)

    def _move(self, fields: Fields) -> None:
        spot = self._copy.spot(fields, "move")
        place = spot.written_at
        before = self._copy.definitions
        if len(spot.steps) == 1:
            self._copy.put_definition(spot.path[1:], spot.piece, fields, place)
            if list(before.entries) == list(self._copy.definitions.entries):
                raise fault(place, f"{spot.path} stands there already.", "Leave it out.")
            return
        path = fields.text("into") if "into" in fields else spot.path.rpartition("/")[0]
        if f"{path}/".startswith(f"{spot.path}/"):
            raise fault(place, f"{spot.path} cannot be moved into itself.")
        try:
            self._copy.take_out(spot)
            into = self._copy.find(path, place)
            new_path = self._copy.put_in(into, spot.piece, fields, place)
            if same_text(before, self._copy.definitions):
                raise fault(place, f"{spot.path} stands there already.", "Leave it out.")
        except DocumentError:
            self._copy.definitions = before
            raise
        self._log.moved(spot.path, new_path, place)

    def _define(self, fields: Fields) -> None:
        name, place = fields.identifier("define", required=True), fields.key_place("define")
        new = fields.piece("as", required=True)
        if not name or new is None:
            return
        if name in self._copy.definitions.entries:
            hint = "Change it with set or replace, or give yours another id."
            raise fault(place, f"The definition #{name} is there already.", hint)
        self._copy.put_definition(name, new, fields, place)
        self._log.touched(f"#{name}", place)


def _beside(spot: Spot, new: Piece) -> str:
    """Return the path of what stands in the place of a clause."""
    return f"{spot.path.rpartition('/')[0]}/{name_of(new)}"


def _one_verb(found: list[str], fields: Fields) -> tuple[str, str]:
    listed = ", ".join(VERBS)
    if found:
        return f"A change has one verb; this one has {' and '.join(found)}.", "Make it two changes."
    guesses = (did_you_mean(key, VERBS) for key in fields.mapping.entries)
    hint = next((each for each in guesses if each), f"Use one of: {listed}.")
    return "A change needs a verb.", hint
