"""Applying the changes of a version to the definitions of the version it is based on.

Changes are made one after the other, in the order of the file. Each has one verb and the keys that
belong to it; what it leads to is read as YAML only, so that the result is read, and its faults are
found, exactly as if it had been written out. A change without effect, or one that undoes another,
is a fault: it says something about the law that is not so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ctlaw.documents.faults import DocumentError, did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import same_text, with_keys, without_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.law.clause_path import HOLDERS, Spot, fault, mapping_of, name_of, named_parts
from ctlaw.law.clauses_everywhere import with_values
from ctlaw.law.working_copy import WorkingCopy

VERBS = ("set", "replace", "remove", "add", "require", "move", "define")


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
            "require": self._require,
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
        listed, where = fields.piece("set"), fields.piece("where")
        if where is not None and not isinstance(where, Mapping):
            raise fault(where.place, "where: must name keys and their values: {below: 18}.")
        several = isinstance(listed, Sequence)
        for path in fields.items("set", required=True) if several else [listed]:
            spots = self._copy.spots_at(path, "set")
            if where is not None:
                spots = with_values(spots, where, spots[0].path if len(spots) == 1 else _told(path))
            for spot in spots:
                self._check_set(spot, new, without)
            for spot in spots:
                self._set_one(spot, new, without)

    def _check_set(self, spot: Spot, new: Mapping | None, without: tuple[Text, ...]) -> None:
        """Refuse what cannot be set, or has been already."""
        if not isinstance(spot.piece, Mapping):
            hint = f'Use replace: "{spot.path}" with a whole clause.'
            raise fault(spot.written_at, f"{spot.path} has no keys of its own.", hint)
        for key, value in new or ():
            at, there = new.key_places[key] if new else spot.written_at, spot.piece.entries.get(key)
            if there is not None and same_text(value, there):
                raise fault(at, f"{spot.path} has this {key} already.", "Leave it out.")
            self._log.refuse_second_setting(spot.path, key, at)
        for text in without:
            if text.text not in spot.piece.entries or (new and text.text in new.entries):
                hint = did_you_mean(text.text, spot.piece.entries)
                raise fault(text.place, f"{spot.path} has no key {text.text} to take out.", hint)

    def _set_one(self, spot: Spot, new: Mapping | None, without: tuple[Text, ...]) -> None:
        place = spot.written_at
        new = new or Mapping(place, {}, {})
        gone = {text.text: text.place for text in without}
        for key, at in (new.key_places | gone).items():
            held = mapping_of(spot).entries.get(key)
            if key in HOLDERS and held is not None:
                only = Mapping(at, {key: held}, {key: at})
                for name, _, _ in named_parts(only):
                    self._log.refuse_undoing(f"{spot.path}/{name}", at)
        self._copy.put(spot, _with_set(spot, new, gone))
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

    def _require(self, fields: Fields) -> None:
        new, place = fields.piece("require", required=True), fields.key_place("require")
        into = self._copy.spot(fields, "into")
        if new is None:
            return
        if isinstance(into.piece, Text):
            hint = f'Use replace: "{into.path}" with all: [...].'
            raise fault(into.written_at, f"{into.path} is a bare fact.", hint)
        if isinstance(into.piece, Mapping) and "all" not in into.piece.entries:
            path = self._copy.wrap(into, new, place)
        else:
            path = self._copy.put_in(into, new, fields, place)
        self._log.touched(path, place)

    def _move(self, fields: Fields) -> None:
        spot = self._copy.spot(fields, "move")
        place = spot.written_at
        before = self._copy.definitions
        new = fields.piece("to")
        if new is not None and (not isinstance(new, Mapping) or len(spot.steps) == 1):
            message = "Beside move, to: names keys of the clause that is moved: {element: means}."
            raise fault(new.place, message, "Change a definition with set.")
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
            moved = spot.piece if new is None else self._moved_and_set(spot, new)
            new_path = self._copy.put_in(into, moved, fields, place)
            if same_text(before, self._copy.definitions):
                raise fault(place, f"{spot.path} stands there already.", "Leave it out.")
        except DocumentError:
            self._copy.definitions = before
            raise
        self._log.moved(spot.path, new_path, place)
        self._log.touched(new_path, place, keys=new.entries if new else ())

    def _moved_and_set(self, spot: Spot, new: Mapping) -> Mapping:
        """Return a clause with the keys that it is given where it goes."""
        if isinstance(spot.piece, Text):
            fact = Mapping(spot.piece.place, {"fact": spot.piece}, {"fact": spot.piece.place})
            spot = Spot(spot.path, spot.written_at, spot.steps, fact)
        self._check_set(spot, new, ())
        return _with_set(spot, new, {})

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


def _with_set(spot: Spot, new: Mapping, gone: Iterable[str]) -> Mapping:
    """Return a clause with some keys set and others taken out."""
    changed = with_keys(without_keys(mapping_of(spot), gone), new)
    # A fault of the clause as a whole comes from this change, so it is to point here.
    return Mapping(spot.written_at, changed.entries, changed.key_places)


def _told(path: Piece | None) -> str:
    return path.text.strip() if isinstance(path, Text) else ""


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
