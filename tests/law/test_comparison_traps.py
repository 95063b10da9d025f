"""What is easily got wrong when laws are compared comes out right of the encoded laws.

Each test takes one such point and lists the laws that differ on it. The questions are put as in
the comparison itself: is there any case, with these facts fixed, that meets the definition?
"""

from __future__ import annotations

import pytest

from ctlaw.law.ruleset import Role
from tests.law.comparison_rows import ROWS
from tests.law.fact_groups import (
    SALE,
    Facts,
    aged,
    no_border,
    no_means,
    nothing_happened,
    only_free_payment,
    only_purpose,
)
from tests.law.possible import Target, asks, can_qualify, ruled_out, shipped
from tests.strategies.libraries import shipped_library


def can(target: str, *fixed: Facts) -> bool:
    return can_qualify(Target.parse(target), *fixed)


def of_those_shipped(*targets: str) -> list[str]:
    return [each for each in targets if shipped(Target.parse(each))]


def test_a_payment_that_nobody_in_control_receives_is_a_means_in_a_few_laws_only() -> None:
    expected = of_those_shipped(
        "fr-cp-225-4-1@2003-03-19#trafficking",
        "fr-cp-225-4-1@2007-11-22#trafficking",
        "fr-cp-225-4-1@2013-08-07#trafficking",
        "ke-counter-trafficking-act@2012-10-01#trafficking",
        "za-pacotip@2015-08-09#trafficking",
        "gh-human-trafficking-act@2005-12-05#trafficking",
        "gh-human-trafficking-act@2009-12-31#trafficking",
        "pk-pachto-2@2002-10-03#human-trafficking",
        # As allurement of the person.
        "np-httca-2007@2007-07-24#human-transportation",
    )
    found = [
        row.target
        for row in ROWS
        if row.means
        and shipped(Target.parse(row.target))
        and can(row.target, aged(30), only_free_payment(), ruled_out(*row.apart))
    ]
    assert sorted(set(found)) == sorted(expected)


# Sale, purchase or an agreement about a person is an act that needs no exploitation as its purpose.
@pytest.mark.parametrize(
    "target",
    of_those_shipped(
        "ua-cc-149@2001-09-01#trafficking",
        "ua-cc-149@2006-02-01#trafficking",
        "ua-cc-149@2018-10-01#trafficking",
        "np-httca-2007@2007-07-24#human-trafficking",
        "ae-trafficking-law-1@2015-03-18#human-trafficking",
        "bj-loi-2006-04-3@2006-04-05#child-trafficking",
        "vn-blhs-150@2018-01-01#human-trafficking",
        "vn-blhs-150@2018-01-01#trafficking-under-16",
        "jp-penal-226-2@2005-07-12#buying-or-selling",
        "cn-cl-240@1997-10-01#trafficking-in-women-or-children",
        "kh-trafficking-law-2008@2008-02-15#sale",
    ),
)
def test_a_sale_counts_without_a_purpose_of_exploitation(target: str) -> None:
    assert can(target, only_purpose(*SALE))


@pytest.mark.parametrize(
    "target",
    of_those_shipped(
        "palermo-protocol@2003-12-25#trafficking-in-persons",
        "coe-trafficking-convention@2008-02-01#trafficking-in-human-beings",
        "eu-trafficking-law@2024-07-14#trafficking-in-human-beings",
        "uk-msa-2@2015-07-31#human-trafficking",
        "de-stgb-232@2016-10-15#trafficking",
        "us-sex-trafficking-1591@2018-04-11#sex-trafficking",
    ),
)
def test_elsewhere_a_sale_alone_is_not_trafficking(target: str) -> None:
    assert not can(target, only_purpose(*SALE))


def test_in_china_selling_is_the_only_purpose() -> None:
    target = "cn-cl-240@1997-10-01#trafficking-in-women-or-children"
    if of_those_shipped(target):
        assert not can(target, ruled_out("aim.sale"))


@pytest.mark.parametrize(("age", "sex", "covered"), [(13, "male", True), (14, "male", False)])
def test_in_china_a_boy_is_covered_below_fourteen(age: int, sex: str, covered: bool) -> None:
    target = "cn-cl-240@1997-10-01#trafficking-in-women-or-children"
    if of_those_shipped(target):
        assert can(target, aged(age), {"person.sex": sex}) is covered


@pytest.mark.parametrize("version", ["2003-05-26", "2013-02-06", "2022-06-23"])
def test_in_the_philippines_an_adult_who_cannot_protect_themselves_is_like_a_child(
    version: str,
) -> None:
    target = f"ph-ra-9208@{version}#trafficking-in-persons"
    grown: Facts = {"person.age": 30}
    assert can(target, grown, no_means(), {"person.cannot_protect_self": True})
    assert not can(target, grown, no_means(), {"person.cannot_protect_self": False})


def test_in_the_united_states_a_child_needs_no_means_for_sex_but_does_for_labour() -> None:
    target = "us-tvpa-7102@2015-05-29#severe-form"
    no_sex = ruled_out("sex", "aim.commercial_sex")
    assert can(target, aged(15), no_means())
    assert not can(target, aged(15), no_means(), no_sex)
    assert can(target, aged(15), no_sex)


def test_germany_2005_asked_for_a_result_also_of_those_under_21() -> None:
    target = "de-stgb-232@2005-02-19#trafficking-for-sexual-exploitation"
    assert can(target, aged(20), no_means())
    assert not can(target, aged(20), no_means(), nothing_happened())


# Less than knowledge or intent: the fact that is enough where nobody knew or intended.
@pytest.mark.parametrize(
    ("target", "enough"),
    [
        ("uk-cja-71@2010-04-06#slavery-servitude-forced-labour", "mind.ought_to_have_known"),
        ("uk-msa-1@2015-07-31#slavery-servitude-forced-labour", "mind.ought_to_have_known"),
        ("uk-msa-2@2015-07-31#human-trafficking", "mind.ought_to_have_known"),
        ("us-forced-labor-1589@2008-12-23#benefiting-from-venture", "mind.reckless"),
        ("us-sex-trafficking-1591@2008-12-23#sex-trafficking", "mind.reckless_means"),
        ("us-sex-trafficking-1591@2015-05-29#sex-trafficking", "mind.reckless_means"),
        ("za-pacotip@2015-08-09#facilitating", "mind.ought_to_have_known"),
    ],
)
def test_less_than_knowledge_is_enough(target: str, enough: str) -> None:
    grown = aged(30)
    knowing = (
        "mind.knew_of_exploitation",
        "mind.intended_exploitation",
        "mind.believed_other_would_exploit",
        "mind.knew_means_would_be_used",
    )
    lesser = ruled_out("mind.ought_to_have_known", "mind.reckless", "mind.reckless_means")
    lesser |= ruled_out("mind.reason_to_suspect")
    assert can(target, grown, ruled_out(*knowing), {**lesser, enough: True})
    assert not can(target, grown, ruled_out(*knowing), lesser)


def test_until_2008_knowledge_had_to_be_shown_for_sex_trafficking_in_the_united_states() -> None:
    target = "us-sex-trafficking-1591@2006-07-27#sex-trafficking"
    assert not can(target, aged(30), ruled_out("mind.knew_means_would_be_used"))


def test_in_sweden_carelessness_about_the_age_is_enough_since_2018() -> None:
    target = "se-brb-4-1a@2018-07-01#trafficking"
    unaware = ruled_out("mind.knew_age", "mind.reckless_age")
    if of_those_shipped(target):
        assert can(target, aged(15), no_means(), unaware, {"mind.negligent_age": True})
        assert not can(target, aged(15), no_means(), unaware, {"mind.negligent_age": False})


def test_the_status_of_a_victim_is_wider_than_the_crime_in_ukraine() -> None:
    """Force is a means for the status under the law of 2011, not for the crime of 2006."""
    no_deal = ruled_out(
        "act.agreement_about_person", "act.sold", "act.bought", "act.exchanged", "act.leased",
        "ownership", "payment.for_person",
    )  # fmt: skip
    of_force = ("means.any", "force.any", "force.used")
    only_force = {
        fact: said
        for fact, said in no_means().items()
        if fact not in of_force and not fact.startswith("concept.")
    }
    without_the_deal = (aged(30), no_deal, only_force)
    assert can("ua-law-3739@2011-09-20#person-who-suffered", *without_the_deal)
    assert not can("ua-cc-149@2006-02-01#trafficking", *without_the_deal)


def test_the_status_of_a_victim_differs_from_the_crime_in_moldova() -> None:
    """Sale alone is a form of exploitation for the status only."""
    status = "md-law-241@2005-12-09#trafficking-in-human-beings"
    assert can(status, only_purpose("aim.sale"))
    assert not can("md-cc-165@2009-04-14#trafficking", only_purpose("aim.sale"))


# The instruments side by side: what only some of them name, require or provide for.

INSTRUMENTS = {
    "palermo-protocol": "2003-12-25#trafficking-in-persons",
    "coe-trafficking-convention": "2008-02-01#trafficking-in-human-beings",
    "eu-trafficking-law 2002": "2002-08-01#trafficking-in-human-beings",
    "eu-trafficking-law 2011": "2011-04-15#trafficking-in-human-beings",
    "eu-trafficking-law 2024": "2024-07-14#trafficking-in-human-beings",
    "saarc-trafficking-convention": "2005-11-15#trafficking",
    "asean-actip": "2017-03-08#trafficking-in-persons",
    "convention-1949": "1951-07-25#traffic-and-exploitation-of-prostitution",
}
TARGETS = {name: f"{name.split()[0]}@{rest}" for name, rest in INSTRUMENTS.items()}


@pytest.mark.parametrize(
    ("fact", "named_by"),
    [
        ("aim.begging", {"2011", "2024"}),
        ("aim.crime_for_gain", {"2011", "2024"}),
        ("act.control_transferred", {"2002", "2011", "2024"}),
        ("aim.surrogacy", {"2024"}),
    ],
)
def test_only_some_instruments_name_it(fact: str, named_by: set[str]) -> None:
    found = {
        name.split()[-1] for name, target in TARGETS.items() if asks(Target.parse(target), fact)
    }
    assert found == named_by


@pytest.mark.parametrize(
    ("role", "provided_by"),
    [
        (
            Role.USE_OF_SERVICES,
            {"coe-trafficking-convention", "eu-trafficking-law 2011", "eu-trafficking-law 2024"},
        ),
        (
            Role.NON_PUNISHMENT,
            {
                "coe-trafficking-convention",
                "eu-trafficking-law 2011",
                "eu-trafficking-law 2024",
                "asean-actip",
            },
        ),
    ],
)
def test_only_some_instruments_provide_for_it(role: Role, provided_by: set[str]) -> None:
    found = set()
    for name, target in TARGETS.items():
        parsed = Target.parse(target)
        ruleset = shipped_library().version(parsed.law, parsed.version)
        assert ruleset is not None
        if any(each.role is role for each in ruleset.definitions.values()):
            found.add(name)
    assert found == provided_by


def test_a_border_belongs_to_the_scope_of_two_instruments_and_to_no_definition() -> None:
    assert not can("palermo-protocol@2003-12-25#scope", no_border())
    assert not can("asean-actip@2017-03-08#scope", no_border())
    assert all(can(target, no_border()) for target in TARGETS.values())


def test_a_group_belongs_to_the_scope_of_the_protocol_only() -> None:
    no_group = ruled_out("group", "concept.organized_criminal_group")
    assert not can("palermo-protocol@2003-12-25#scope", no_group)
    assert can("asean-actip@2017-03-08#scope", no_group)
    assert can("coe-trafficking-convention@2008-02-01#scope", no_group)
