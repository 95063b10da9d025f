"""Random trees of clauses, random changes to them, and what must come out, in plain Python.

Every clause has an id of its own, so that a plain search finds it and no path is needed here; the
paths that go into the changes are written down from the tree as it stands at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st

Node = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """Definitions, the changes drawn so far, and what they have touched."""

    definitions: dict[str, Node]
    changes: list[dict[str, Any]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    numbers: Any = field(default_factory=count)

    def places(self) -> list[tuple[str, Node, list[Node]]]:
        """Every clause below a definition: its path, itself, the list it stands in."""
        found = []
        for name, node in self.definitions.items():
            waiting = [(f"#{name}", node)]
            while waiting:
                path, each = waiting.pop()
                for part in each.get("any", []):
                    found.append((f"{path}/{part['id']}", part, each["any"]))
                    waiting.append((f"{path}/{part['id']}", part))
        return found

    def holders(self) -> list[tuple[str, Node]]:
        """Every definition and clause that has a list of parts."""
        found = [(f"#{name}", node) for name, node in self.definitions.items()]
        found += [(path, node) for path, node, _ in self.places()]
        return [(path, node) for path, node in found if "any" in node]

    def change(self, data: st.DataObject) -> None:
        """Draw one change, make it here, and write it down."""
        verb = data.draw(st.sampled_from(["set", "replace", "remove", "add", "move", "define"]))
        getattr(self, f"_{verb}")(data)

    def new(self, data: st.DataObject, depth: int = 1) -> Node:
        """Draw a new clause."""
        node: Node = {"id": f"c{next(self.numbers)}"}
        if depth and data.draw(st.booleans()):
            parts = data.draw(st.integers(1, 3))
            return node | {"any": [self.new(data, depth - 1) for _ in range(parts)]}
        return node | {"fact": data.draw(st.sampled_from(["plain.a", "plain.b"]))}

    def _set(self, data: st.DataObject) -> None:
        for path, node, _ in self._some(data):
            note = f"n{next(self.numbers)}"
            if node["id"] not in self.touched:
                drop = "fact" in node and data.draw(st.booleans())
                more = {"without": ["fact"]} if drop else {}
                self.changes.append({"set": path, "to": {"note": note}, **more})
                if drop:
                    del node["fact"]
                node["note"] = note
                self.touched.add(node["id"])

    def _replace(self, data: st.DataObject) -> None:
        for path, node, around in self._some(data):
            if not self._is_touched(node):
                new = self.new(data)
                self.changes.append({"replace": path, "with": new})
                around[around.index(node)] = _copy(new)
                self.touched.add(new["id"])

    def _remove(self, data: st.DataObject) -> None:
        for path, node, around in self._some(data):
            if not self._is_touched(node) and len(around) > 1:
                self.changes.append({"remove": path})
                around.remove(node)

    def _add(self, data: st.DataObject) -> None:
        path, holder = data.draw(st.sampled_from(self.holders()))
        new = self.new(data)
        self.changes.append({"add": new, "into": path} | self._insert(data, holder, _copy(new)))
        self.touched.add(new["id"])

    def _move(self, data: st.DataObject) -> None:
        for path, node, around in self._some(data):
            targets = [each for each in self.holders() if not f"{each[0]}/".startswith(f"{path}/")]
            if len(around) > 1:
                into, holder = data.draw(st.sampled_from(targets))
                before = [each["id"] for each in around]
                around.remove(node)
                where = self._insert(data, holder, node)
                if holder["any"] is around and before == [each["id"] for each in around]:
                    continue
                self.changes.append({"move": path, "into": into, **where})
                self.touched.add(node["id"])

    def _define(self, data: st.DataObject) -> None:
        name = f"d{next(self.numbers)}"
        node = {"role": "element", "any": [self.new(data), self.new(data)]}
        names = list(self.definitions)
        other = data.draw(st.sampled_from(names))
        side = data.draw(st.sampled_from(["after", "before"]))
        self.changes.append({"define": name, "as": _copy(node), side: other})
        names.insert(names.index(other) + (side == "after"), name)
        self.definitions = {each: self.definitions.get(each, node) for each in names}

    def _insert(self, data: st.DataObject, holder: Node, node: Node) -> dict[str, str]:
        parts = holder["any"]
        side = data.draw(st.sampled_from(["", "after", "before"]))
        if not side or not parts:
            parts.append(node)
            return {}
        other = data.draw(st.sampled_from(parts))
        parts.insert(parts.index(other) + (side == "after"), node)
        return {side: other["id"]}

    def _some(self, data: st.DataObject) -> list[tuple[str, Node, list[Node]]]:
        places = self.places()
        return [data.draw(st.sampled_from(places))] if places else []

    def _is_touched(self, node: Node) -> bool:
        return node["id"] in self.touched or any(map(self._is_touched, node.get("any", [])))


def drafts(data: st.DataObject) -> Draft:
    """Draw definitions without changes."""
    draft = Draft({})
    for name in data.draw(st.sampled_from([["a"], ["a", "b"]])):
        parts = [draft.new(data, 2) for _ in range(data.draw(st.integers(1, 3)))]
        draft.definitions[name] = {"role": "element", "any": parts}
    return draft


def _copy(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _copy(value) for key, value in node.items()}
    return [_copy(each) for each in node] if isinstance(node, list) else node
