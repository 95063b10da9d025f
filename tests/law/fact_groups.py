"""Groups of facts that the comparison of laws fixes together.

They say, in plain facts, what "no means", "no movement" or "nothing had happened yet" come to, so
that laws of very different build can be asked the same question. Umbrella facts such as `means.any`
are fixed with their group unless a law's act itself consists in taking control of the person.
"""

from __future__ import annotations

from tests.law.possible import ruled_out
from tests.strategies.case_building import Said

Facts = dict[str, Said]


def aged(years: int) -> Facts:
    """The person's age. No illness or disability stands beside it."""
    return {"person.age": years, **ruled_out("person.disabled")}


def no_means(*, taking_control_is_the_act: bool = False) -> Facts:
    """Nobody used force, pressure, lies, debts, power, a weak position or payment.

    A price paid for the person, as in a sale, is left open: it is part of the act.
    """
    return ruled_out(
        "means",
        "force",
        "pressure",
        "promise",
        "control",
        "vulnerability",
        "recruitment",
        "destination",
        "debt",
        "payment",
        "authority.used",
        "authority.official_position_used",
        "mind.knew_means_would_be_used",
        "mind.reckless_means",
        "link.means_caused_compliance",
        "concept.threat_of_force",
        "concept.use_of_force",
        "concept.coercion",
        "concept.other_coercion",
        "concept.abduction",
        "concept.fraud",
        "concept.deception",
        "concept.abuse_of_power",
        "concept.abuse_of_vulnerability",
        "concept.payment_to_controller",
        "concept.menace_of_penalty",
        but=(
            "payment.any",
            "payment.for_person",
            *(("means.any", "control.any") if taking_control_is_the_act else ()),
        ),
    )


def only_free_payment() -> Facts:
    """Nobody used any means but a payment or advantage, and none of it to a person in control."""
    free = (
        "payment.to_person",
        "payment.other_advantage",
        "payment.for_recruiting",
        "payment.share_for_moving",
        "means.any",
        "means.aimed_at_person_or_close",
    )
    return {fact: said for fact, said in no_means().items() if fact not in free}


def no_border() -> Facts:
    """No border was crossed or was to be crossed. Whose law it is, is left open."""
    return ruled_out(
        "border",
        "act.entry_arranged",
        "act.exit_arranged",
        "act.into_country",
        "act.out_of_country",
        "act.made_to_stay_in_country",
        "aim.unlawful_entry",
        "aim.immoral_purposes_abroad",
        "aim.exploitation_in_other_state",
        "aim.move_to_other_country",
        "child.deployed_abroad",
        but=(
            "border.territory_link",
            "border.offender_national_of_state",
            "border.citizen_of_state_of_law",
            "border.journey_in_state_of_law",
            "border.national_of_state_entered",
            "border.resident_of_state_entered",
            "border.free_movement_national",
        ),
    )


def no_movement() -> Facts:
    """Nobody moved the person or arranged a journey, and no border played a part."""
    return {
        **no_border(),
        **ruled_out(
            "act.transported",
            "act.travel_arranged",
            "act.moved_within_country",
            "act.taken_from_home",
            "act.led_away",
            "act.directed_movements",
            "act.sex_tour_organised",
            "child.taken_without_authority",
            "act.ward_taken_without_authority",
            "border.journey_in_state_of_law",
            "link.act_served_journey",
        ),
    }


def nothing_happened() -> Facts:
    """The exploitation has not begun. What was done to bring it about is left open."""
    return ruled_out(
        "exploitation",
        "work",
        "sex",
        "services",
        "organ",
        "land",
        "destination",
        "ownership.used_as_possession",
        "ownership.use_managed",
        "ownership.use_taken",
        "ownership.profit_taken",
        "ownership.other_power",
        "ownership.substantive_control",
        "ownership.induced_into_slavery",
        "ownership.induced_into_servile_status",
        "ownership.brought_into_condition",
        "act.held_in_service",
        "act.returned_to_service",
        "act.arrested",
        "act.directed_exploitation",
        "act.made_available",
        "act.induced_to_begin_or_continue",
        "child.exploited",
        "child.sexual_use",
        "child.used_in_crime",
        "marriage.exploited",
        "link.exploited_while_held",
        "concept.forced_labour",
        "concept.slavery",
        "concept.servitude",
        "concept.serfdom",
        "concept.debt_bondage",
        "concept.practice_similar_to_slavery",
        "concept.exploitation_of_prostitution",
        "concept.sexual_exploitation",
        "concept.organ_removal",
        but=("organ.law_allows", "sex.national_offence"),
    )


def only_purpose(*left_open: str) -> Facts:
    """Nobody aimed at any exploitation but what is left open, or expected it of others.

    None has happened either. That the person was meant for another's hands is no exploitation yet.
    """
    return {
        **nothing_happened(),
        **ruled_out(
            "aim",
            "child",
            "marriage",
            "concept.servile_marriage",
            "concept.child_transfer",
            "mind.believed_sexual_offence_likely",
            "mind.believed_listed_exploitation_likely",
            "mind.ought_to_know_listed_exploitation_likely",
            but=("aim.any", "aim.gain", "aim.at_third_party_disposal", *left_open),
        ),
    }


FORCED_LABOUR = ("aim.forced_labour", "aim.labour_any", "aim.services_or_benefits")
BEGGING = ("aim.begging", "aim.services_or_benefits")
ORGANS = ("aim.organ_removal", "aim.organ_for_transplant", "aim.organ_trade")
SALE = ("aim.sale", "aim.move_to_other_country")
