"""Pages of invented stories under two invented laws."""

from __future__ import annotations

import datetime
from functools import cache

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.evidence import Weighing
from ctlaw.law.library import Library
from ctlaw.render.blocks import Block
from ctlaw.render.story_page import StoryPage
from ctlaw.render.story_survey import StorySurveyPage, story_survey_data
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import StoryReport
from ctlaw.story.survey import StorySurvey, take_story_survey
from ctlaw.survey.making import make_records
from tests.render.small_report import ENGLISH, HERE

LAWS = ("harbour-treaty", "guest-convention", "shelter-convention")
_DAY = datetime.date(2024, 3, 1)


@cache
def library() -> Library:
    """The library of the invented laws."""
    return Library([HERE / "library"])


def story(name: str) -> Case:
    """A story of `stories/`."""
    return load_case(HERE / "stories" / f"{name}.yaml", library().vocabulary)


def story_report(name: str, *laws: str, weighing: Weighing | None = None) -> StoryReport:
    """The report of a story, under all laws if none is named."""
    request = Request(
        targets=tuple(parse_target(each, library()) for each in laws or LAWS),
        today=_DAY,
        weighing=weighing or Weighing(),
    )
    checker = Checker(library(), ReferenceEngine, "reference")
    return StoryChecker(checker).check(story(name), request)


def story_blocks(name: str, *laws: str, weighing: Weighing | None = None) -> list[Block]:
    """The page of a story."""
    report = story_report(name, *laws, weighing=weighing)
    return StoryPage(report, ENGLISH, f"ctlaw check {name}").blocks()


def story_survey(name: str) -> StorySurvey:
    """The survey of a story."""
    request = Request(everything=True, today=_DAY)
    records = make_records(library(), {})
    return take_story_survey(story(name), request, records, library().vocabulary)


def survey_blocks(name: str) -> list[Block]:
    """The page of the survey of a story."""
    places = library().jurisdictions
    return StorySurveyPage(
        story(name), story_survey(name), [], f"ctlaw check {name}", places, ENGLISH
    ).blocks()


def survey_data(name: str) -> dict[str, object]:
    """The survey of a story as plain data."""
    return story_survey_data(story(name), story_survey(name))
