"""The registry of readings: disputes of interpretation, each with its branches and a default."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.wording import Wording, wording
from ctlaw.documents.yaml_text import Mapping, read_yaml

SCHEMA = "ctlaw/readings/1"


class Branch(Struct, frozen=True):
    """One answer to a disputed question."""

    id: str
    label: Wording
    says: Wording
    holders: Wording = field(default_factory=Wording)


class Reading(Struct, frozen=True):
    """One dispute of interpretation.

    Attributes:
        id: its name, as in `--reading D4=C`.
        question: what is disputed.
        default: the branch that is taken unless another is chosen.
        branches: the answers, by id.
        why: why it matters: which cases turn on it.
        note: where the laws of the library have the dispute, if that needs saying.
    """

    id: str
    question: Wording
    default: str
    branches: dict[str, Branch]
    why: Wording = field(default_factory=Wording)
    note: Wording = field(default_factory=Wording)


def load_readings(path: Path) -> dict[str, Reading]:
    """Load the registry.

    Raises:
        DocumentError: the file has faults.
    """
    faults = FaultList()
    fields = Fields(read_yaml(path), "the registry of readings", faults)
    fields.choice("schema", [SCHEMA], required=True)
    language = fields.text("language") or "en"
    listed = fields.piece("readings", required=True)
    found = {}
    if isinstance(listed, Mapping):
        for reading_id, piece in listed:
            found[reading_id] = _reading(
                reading_id, Fields(piece, "a reading", faults), language, faults
            )
    fields.finish()
    faults.raise_if_any()
    return found


def _reading(reading_id: str, fields: Fields, language: str, faults: FaultList) -> Reading:
    branches = {}
    listed = fields.piece("branches", required=True)
    if isinstance(listed, Mapping):
        for branch_id, piece in listed:
            inner = Fields(piece, "a branch", faults)
            branches[branch_id] = Branch(
                id=branch_id,
                label=wording(inner, "label", language, faults, required=True),
                says=wording(inner, "says", language, faults, required=True),
                holders=wording(inner, "holders", language, faults),
            )
            inner.finish()
    fields.text("provenance")
    found = Reading(
        id=reading_id,
        question=wording(fields, "question", language, faults, required=True),
        default=fields.choice("default", branches, required=True),
        branches=branches,
        why=wording(fields, "why", language, faults),
        note=wording(fields, "note", language, faults),
    )
    fields.finish()
    return found
