"""What the changes of a version have touched so far, so that no change undoes another in silence.

Clauses are known by the path they have at that moment; a clause that is moved takes the record of
what was done to it along.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.law.clause_path import fault


class ChangeLog(Struct):
    """The paths that were touched, set and removed, with the place of the change that did it."""

    _touched: dict[str, Place] = field(default_factory=dict)
    _keys: dict[tuple[str, str], Place] = field(default_factory=dict)
    _removed: dict[str, Place] = field(default_factory=dict)

    def touched(self, path: str, place: Place, keys: Iterable[str] = ()) -> None:
        """Note that a change has touched a clause, and which of its keys it has set."""
        self._touched[path] = place
        self._removed.pop(path, None)
        self._keys.update(((path, key), place) for key in keys)

    def removed(self, path: str, place: Place) -> None:
        """Note that a change has taken a clause away."""
        self._removed[path] = place

    def lost(self) -> Iterable[tuple[str, Place]]:
        """Return the paths that were taken away, with the place of the change that did it."""
        return self._removed.items()

    def moved(self, path: str, new_path: str, place: Place) -> None:
        """Note that a clause has another path now."""
        self._touched = {_renamed(each, path, new_path): at for each, at in self._touched.items()}
        self._keys = {
            (_renamed(each, path, new_path), key): at for (each, key), at in self._keys.items()
        }
        self._removed[path] = place
        self.touched(new_path, place)

    def refuse_undoing(self, path: str, place: Place) -> None:
        """Refuse to take away a clause that an earlier change has touched, or part of which.

        Raises:
            DocumentError: an earlier change has touched it.
        """
        for each, at in self._touched.items():
            if _is_in(each, path):
                message = f"This takes away {each}, which the change in line {at.line} is about."
                raise fault(place, message, "Leave out one of the two changes.")

    def refuse_second_setting(self, path: str, key: str, place: Place) -> None:
        """Refuse to set a key that an earlier change has set.

        Raises:
            DocumentError: an earlier change has set it.
        """
        at = self._keys.get((path, key))
        if at is not None:
            message = f"The change in line {at.line} already sets {key} of {path}."
            raise fault(place, message, "Keep one of the two.")

    def refuse_removed(self, path: str, place: Place) -> None:
        """Say of a path that leads nowhere that an earlier change has taken its clause away.

        Raises:
            DocumentError: an earlier change has taken it away.
        """
        for each, at in self._removed.items():
            if _is_in(path, each):
                message = f"The change in line {at.line} has taken {each} away from there."
                raise fault(place, message, "Leave out one of the two changes.")


def _is_in(path: str, other: str) -> bool:
    return f"{path}/".startswith(f"{other}/")


def _renamed(each: str, path: str, new_path: str) -> str:
    return new_path + each[len(path) :] if _is_in(each, path) else each
