"""Loading a case file, and naming every fault in it.

The parts of the file have readers of their own; here they are put together to one case.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from msgspec.structs import replace

from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.yaml_text import Mapping, read_yaml
from ctlaw.facts.case import Case
from ctlaw.facts.date_and_places import read_date, read_places
from ctlaw.facts.evidence_file import read_sources, read_standing
from ctlaw.facts.expectations_file import read_expectations
from ctlaw.facts.stated_ages import refuse_two_ages
from ctlaw.facts.statements_file import read_statements
from ctlaw.facts.story_file import StoryReader
from ctlaw.facts.variations_file import VariationReader
from ctlaw.facts.vocabulary import Vocabulary

SCHEMA = "ctlaw/case/1"
_STORY = ("people", "actors", "episodes")


def load_case(path: Path, vocabulary: Vocabulary, places: dict[str, str] | None = None) -> Case:
    """Load a case file.

    Args:
        path: the file.
        vocabulary: the facts a case may state.
        places: the known country codes with their names, to suggest a code for a name.

    Raises:
        DocumentError: the file has faults.
    """
    faults = FaultList()
    piece = read_yaml(path)
    fields = Fields(piece, "a case", faults)
    fields.choice("schema", [SCHEMA])
    told = any(key in fields for key in _STORY)
    facts = fields.piece("facts", required=not told)
    sources, standing = read_sources(fields, faults), read_standing(fields)
    reader = StoryReader(fields, vocabulary, places or {}, sources, standing, faults)
    reader.check_sources()
    case = Case(
        id=fields.identifier("id") or _id_from(path),
        title=fields.text("title", required=True),
        place=fields.place,
        statements=read_statements(facts, vocabulary, faults, sources, standing),
        date=read_date(fields, faults),
        places=read_places(fields, places or {}, faults),
        story=fields.text("story"),
        shows=fields.text("shows"),
        expectations=read_expectations(
            fields.piece("expect"), vocabulary, faults, of_story=told, named=reader.named
        ),
        hash=hashlib.sha256(path.read_bytes()).hexdigest(),
        people=reader.people(),
        actors=reader.actors(),
        episodes=reader.episodes(),
        sources=sources,
    )
    stated = tuple(facts.entries) if isinstance(facts, Mapping) else ()
    varied = VariationReader(case, stated, vocabulary, places or {}, standing, faults, reader.named)
    case = replace(case, variations=varied.read(fields))
    refuse_two_ages(case, vocabulary, faults)
    fields.finish()
    faults.raise_if_any()
    return case


def _id_from(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "case"
