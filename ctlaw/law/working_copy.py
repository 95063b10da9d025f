"""The definitions of a law while they are being changed: finding a clause, putting in, taking out.

Each step leaves the definitions whole, and refuses what would leave a clause without its parts, or
two of the same name side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from ctlaw.documents.faults import DocumentError, Place, did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import (
    Steps,
    depth_of,
    piece_at,
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
    REMARKS,
    Spot,
    fault,
    find,
    list_below,
    mapping_of,
    name_of,
    named_parts,
)
from ctlaw.law.clause_reader import SAYING_WHEN
from ctlaw.law.clauses_everywhere import DOTS, find_everywhere


class WorkingCopy(Struct):
    """The definitions so far, and what the changes so far have touched."""

    definitions: Mapping
    log: ChangeLog = field(default_factory=ChangeLog)

    def spot(self, fields: Fields, key: str) -> Spot:
        """Return where the path under a key of a change leads.

        Raises:
            DocumentError: it leads nowhere.
        """
        piece = fields.piece(key)
        if piece is None:
            hint = 'Say where it goes: into: "#definition/clause".'
            raise fault(fields.place, f"This change needs the key {key}.", hint)
        return self.spot_at(piece, key)

    def spot_at(self, piece: Piece | None, key: str) -> Spot:
        """Return where a path leads; `key` is what it stands under.

        Raises:
            DocumentError: it leads nowhere.
        """
        if not isinstance(piece, Text):
            place = piece.place if piece else self.definitions.place
            raise fault(place, f"{key} must be the path of a clause.")
        return self.find(piece.text.strip(), piece.place)

    def spots_at(self, piece: Piece | None, key: str) -> list[Spot]:
        """Return where a path leads that may name many clauses at once.

        Raises:
            DocumentError: it leads nowhere.
        """
        if isinstance(piece, Text) and DOTS in piece.text:
            return find_everywhere(self.definitions, piece.text.strip(), piece.place)
        return [self.spot_at(piece, key)]

    def find(self, path: str, place: Place) -> Spot:
        """Return where a path leads; `place` is where it is written.

        Raises:
            DocumentError: it leads nowhere, and whether an earlier change is why.
        """
        if DOTS in path.split("/") or path.startswith(f"#{DOTS}"):
            hint = "Name one clause, by the ids from the definition down."
            raise fault(
                place, f"A path with {DOTS} means many clauses, and only set changes many.", hint
            )
        try:
            return find(self.definitions, path, place)
        except DocumentError:
            self.log.refuse_removed(path, place)
            raise

    def put(self, spot: Spot, new: Piece) -> None:
        """Put another clause where one stands."""
        _refuse_depth(spot.steps, new, spot.written_at)
        self.definitions = _mapping(with_piece(self.definitions, spot.steps, new), self.definitions)

    def put_in(self, into: Spot, new: Piece, fields: Fields, place: Place) -> str:
        """Put a clause into the list of another one, and return its path.

        Raises:
            DocumentError: there is no such list or neighbour, or the clause is there already.
        """
        sibling, steps = _sibling(fields), list_below(into)
        if sibling is not None:
            beside = self.find(f"{into.path}/{sibling.text.strip()}", sibling.place)
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
        _refuse_depth((*steps, number), new, place)
        changed = with_item(self.definitions, steps, number, new)
        self.definitions = _mapping(changed, self.definitions)
        return f"{into.path}/{name}" if name else into.path

    def wrap(self, into: Spot, new: Piece, place: Place) -> str:
        """Let a clause ask for another one besides what it asks for, and return that one's path.

        Raises:
            DocumentError: the clause is there already.
        """
        name, old = name_of(new), mapping_of(into)
        if name and any(name == each for each, _, _ in named_parts(old)):
            hint = "Change it with set or replace, or give yours another id."
            raise fault(place, f"{into.path}/{name} is there already.", hint)
        beside = [key for key in old.entries if key not in SAYING_WHEN]
        when = without_keys(old, beside)
        both = Sequence(place, (Mapping(old.place, when.entries, when.key_places), new))
        whole = with_keys(
            without_keys(old, SAYING_WHEN), Mapping(place, {"all": both}, {"all": place})
        )
        self.put(into, whole)
        return f"{into.path}/{name}" if name else into.path

    def put_definition(self, name: str, new: Piece, fields: Fields, place: Place) -> None:
        """Put a definition last, or by the neighbour that the change names.

        Raises:
            DocumentError: there is no such neighbour.
        """
        definitions = without_keys(self.definitions, [name])
        number, sibling = len(definitions.entries), _sibling(fields)
        if sibling is not None:
            other = sibling.text.strip().removeprefix("#")
            if other not in definitions.entries:
                hint = did_you_mean(other, definitions.entries)
                raise fault(sibling.place, f"There is no definition #{other} to stand by.", hint)
            number = list(definitions.entries).index(other) + ("after" in fields)
        _refuse_depth((name,), new, place)
        self.definitions = with_entry(definitions, name, number, new, place)

    def take_out(self, spot: Spot) -> None:
        """Take a clause or a definition out.

        Raises:
            DocumentError: the clause around it would be left without a part.
        """
        steps = spot.steps
        around = piece_at(self.definitions, steps[:-1])
        if (isinstance(around, Sequence) and len(around.items) == 1) or steps[-1] == "not":
            # Remarks may go altogether; a clause needs a part.
            steps = steps[:-1]
            if steps[-1] != REMARKS:
                hint = "Remove the clause around it, or replace that clause."
                message = f"{spot.path} is the only part of the clause around it."
                raise fault(spot.written_at, message, hint)
        changed = without_piece(self.definitions, steps)
        self.definitions = _mapping(changed, self.definitions)

    def refuse_lost_definitions(self, faults: FaultList) -> None:
        """Refuse to remove a definition that others still use; the fault is where it is removed."""
        for path, at in self.log.lost():
            uses = [] if "/" in path else list(_uses(self.definitions, path))
            if path[1:] not in self.definitions.entries and uses:
                message = f"This removes {path}, which is still used in {uses[0]}."
                faults.add(at, message, "Change what uses it first.")


def _refuse_depth(steps: Steps, new: Piece, place: Place) -> None:
    # Each file is within the limit by itself; moved into one another, clauses may not be.
    if len(steps) + depth_of(new) > MAX_DEPTH:
        raise fault(place, f"This nests clauses more than {MAX_DEPTH} levels deep.")


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
