"""What the comparison of laws is expected to show, one row for each definition.

The values come from the comparison of the texts that the laws were encoded from, not from the
encodings. None means that the comparison does not say, or that the text leaves it in doubt. A law
that is not shipped is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What is expected of one definition.

    Attributes:
        target: law@version#definition.
        means: whether an adult is covered only if a means was used.
        child: below which age the means fall away; 0 if at no age.
        victims_below: the age below which a person can be a victim at all; 0 if at any age.
        victims_from: the age from which a person can be a victim.
        open: whether a purpose that the list does not name can count.
        move: whether the person has to be moved, or a journey arranged.
        border: whether a border has to play a part.
        done: whether the exploitation has to have begun.
        purpose: whether a purpose of exploitation has to be shown.
        organs, forced_labour, begging: whether that aim alone is enough of a purpose.
        men: whether an adult man can be a victim.
        apart: facts and themes set aside for the whole row: limbs of the article that are rows of
            their own, or that the comparison leaves out.
        control: whether taking control of the person is the act, and no means.
    """

    target: str
    means: bool | None = None
    child: int | None = None
    victims_below: int = 0
    victims_from: int = 0
    open: bool | None = None
    move: bool | None = False
    border: bool | None = False
    done: bool | None = False
    purpose: bool | None = True
    organs: bool | None = None
    forced_labour: bool | None = None
    begging: bool | None = None
    men: bool | None = True
    apart: tuple[str, ...] = ()
    control: bool = False


def _rows(law: str, versions: str, definition: str, **expected: object) -> tuple[Row, ...]:
    """The same expectations for several versions of a law."""
    return tuple(
        Row(f"{law}@{version}#{definition}", **expected)  # type: ignore[arg-type]  # names of Row
        for version in versions.split()
    )


# Instruments side by side.
INTERNATIONAL = (
    *_rows(
        "palermo-protocol", "2003-12-25", "trafficking-in-persons",
        means=True, child=18, open=True, organs=True, forced_labour=True, begging=False,
    ),
    *_rows(
        "coe-trafficking-convention", "2008-02-01", "trafficking-in-human-beings",
        means=True, child=18, open=True, organs=True, forced_labour=True, begging=False,
    ),
    # Begging is named since 2011, but as forced labour, all elements of which have to be there.
    *_rows(
        "eu-trafficking-law", "2011-04-15 2024-07-14", "trafficking-in-human-beings",
        means=True, child=18, open=True, organs=True, forced_labour=True, begging=False,
    ),
    *_rows(
        "eu-trafficking-law", "2002-08-01", "trafficking-in-human-beings",
        means=True, child=18, open=False, organs=False, forced_labour=True, begging=False,
    ),
    *_rows(
        "saarc-trafficking-convention", "2005-11-15", "trafficking",
        means=False, open=False, organs=False, forced_labour=False, begging=False, men=False,
    ),
    *_rows(
        "asean-actip", "2017-03-08", "trafficking-in-persons",
        means=True, child=18, open=True, organs=True, forced_labour=True, begging=False,
    ),
    *_rows(
        "convention-1949", "1951-07-25", "traffic-and-exploitation-of-prostitution",
        means=False, open=False, organs=False, forced_labour=False, begging=False,
    ),
)  # fmt: skip

# National laws, first tier.
NATIONAL = (
    *_rows(
        "us-tvpa-7102", "2000-10-28 2015-05-29", "severe-form",
        means=True, child=18, open=False, organs=False, begging=False,
    ),
    # The labour limb keeps its means for children.
    *_rows(
        "us-tvpa-7102", "2000-10-28 2015-05-29", "severe-form",
        means=True, child=0, open=False, apart=("sex", "aim.commercial_sex"),
    ),
    *_rows(
        "us-forced-labor-1589", "2000-10-28 2008-12-23", "forced-labor",
        means=True, child=0, done=True, purpose=None,
    ),
    *_rows(
        "us-sex-trafficking-1591",
        "2000-10-28 2003-12-19 2006-07-27 2008-12-23 2015-05-29 2018-04-11", "sex-trafficking",
        means=True, child=18, open=False, organs=False, forced_labour=False,
    ),
    *_rows(
        "us-mn-609-322", "2005-08-01 2009-08-01", "sex-trafficking",
        means=False, open=False, organs=False, forced_labour=False,
    ),
    *_rows(
        "uk-soa-57-59", "2004-05-01 2008-01-31", "trafficking-for-sexual-exploitation",
        means=False, open=False, move=True, organs=False, forced_labour=False,
    ),
    *_rows(
        "uk-soa-59a", "2013-04-06", "trafficking-for-sexual-exploitation",
        means=False, open=False, move=True, organs=False, forced_labour=False,
    ),
    *_rows(
        "uk-aitca-4", "2004-12-01 2008-01-31 2009-11-10 2013-04-06",
        "trafficking-for-exploitation",
        means=False, open=False, move=True, organs=True, forced_labour=True,
    ),
    *_rows(
        "uk-msa-2", "2015-07-31", "human-trafficking",
        means=False, open=False, move=True, organs=True, forced_labour=True,
    ),
    *_rows("uk-cja-71", "2010-04-06", "slavery-servitude-forced-labour",
           means=False, done=True, purpose=None),
    *_rows("uk-msa-1", "2015-07-31", "slavery-servitude-forced-labour",
           means=False, done=True, purpose=None),
    *_rows("us-involuntary-servitude-1584", "1948-09-01 2008-12-23",
           "involuntary-servitude-offence", means=True, child=0, done=True, purpose=None),
    *_rows("de-stgb-180b", "1992-07-22", "trafficking",
           means=True, child=21, open=False, organs=False, forced_labour=False),
    # Taking control by force with the aim is a limb of its own (para 4 no. 2).
    *_rows(
        "de-stgb-232", "2005-02-19", "trafficking-for-sexual-exploitation",
        means=True, child=21, open=False, done=True, organs=False, forced_labour=False,
        purpose=None, apart=("act.took_control",),
    ),
    *_rows(
        "de-stgb-232", "2005-02-19", "trafficking-for-labour-exploitation",
        means=True, child=21, open=False, done=True, organs=False, purpose=None,
        apart=("act.took_control",),
    ),
    *_rows(
        "de-stgb-232", "2016-10-15 2021-10-01", "trafficking",
        means=True, child=21, open=False, organs=True, begging=True,
    ),
    *_rows("de-stgb-232", "2016-10-15 2021-10-01", "exploitation-of-labour",
           means=True, child=21, done=True, purpose=None),
    # Acts on a person already held in slavery need no means.
    *_rows(
        "it-cp-600", "2014-03-28", "trafficking",
        means=True, child=18, open=False, organs=True, forced_labour=True, begging=True,
        apart=("ownership",),
    ),
    *_rows("it-cp-600", "2003-09-07 2014-03-28", "slavery-or-servitude", done=True, purpose=None),
    # Sub-paragraphs 1 and 2; the third is about going abroad, the others about what happened.
    *_rows(
        "nl-sr-273f", "2005-01-01 2006-09-01", "human-trafficking",
        means=True, child=18, open=True, organs=True, forced_labour=True, begging=False,
        apart=("aim.immoral_purposes_abroad", "mind.benefited", "act.made_available",
               "act.step_towards_availability"),
    ),
    *_rows(
        "nl-sr-273f", "2013-11-15", "human-trafficking",
        means=True, child=18, open=True, organs=True, forced_labour=True,
        apart=("aim.immoral_purposes_abroad", "mind.benefited", "act.made_available",
               "act.step_towards_availability"),
    ),
    *_rows("ua-cc-149", "1998-04-13", "trafficking",
           means=False, open=False, move=True, organs=False, control=True),
    # Sale and other paid transfer, which need no border, are set aside.
    *_rows("ua-cc-149", "2001-09-01", "trafficking",
           means=False, open=False, move=True, border=True, organs=False,
           apart=("act.sold", "act.bought", "payment.for_person")),
    # The second limb; the first is any agreement whose object is a person.
    *_rows("ua-cc-149", "2006-02-01 2018-10-01", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True,
           apart=("act.agreement_about_person", "act.sold", "act.bought", "act.exchanged",
                  "act.leased", "ownership", "payment.for_person")),
    *_rows("md-cc-165", "2003-06-12 2009-04-14 2013-12-10 2020-01-01", "trafficking",
           victims_from=18, means=True, child=0, open=False, organs=True, forced_labour=True),
    *_rows("md-cc-206", "2003-06-12 2020-01-01", "trafficking-in-children",
           victims_below=18, open=True, organs=True, forced_labour=True),
    *_rows("ng-tip", "2015-03-26", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("ng-tip", "2003-07-14", "trafficking",
           means=True, open=False, organs=False, forced_labour=True),
    *_rows("za-pacotip", "2015-08-09", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("th-atip", "2008-06-05 2017-01-28 2019-04-08", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True, begging=True),
    *_rows("th-1997", "1997-11-19", "trafficking-in-women-and-children",
           means=False, men=False, organs=None),
    *_rows("ph-ra-9208", "2003-05-26 2013-02-06 2022-06-23", "trafficking-in-persons",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("ph-ra-9208", "2003-05-26", "by-any-means",
           means=False, open=False, organs=False, forced_labour=True),
    *_rows("ph-ra-9208", "2013-02-06 2022-06-23", "by-any-means",
           means=False, open=False, organs=False, forced_labour=False),
    *_rows("ph-ra-9208", "2013-02-06 2022-06-23", "labor-trafficking",
           means=True, child=0, open=False, organs=False, forced_labour=True),
    *_rows("ph-ra-9208", "2013-02-06 2022-06-23", "child-trafficking", victims_below=18),
    *_rows("in-ipc-370", "2013-02-03", "trafficking-of-person",
           means=True, child=0, open=True, organs=True, forced_labour=False, begging=False),
    *_rows("in-bns-143", "2024-07-01", "trafficking-of-person",
           means=True, child=0, open=True, organs=True, forced_labour=False, begging=True),
    *_rows("np-httca-2007", "2007-07-24", "human-trafficking",
           means=False, purpose=False),
    # Taking a person abroad to be sold is a limb of its own, without means; enticing,
    # influencing and forgery are means.
    *_rows("np-httca-2007", "2007-07-24", "human-transportation",
           means=True, child=0, open=False, move=True, organs=True, forced_labour=False,
           apart=("aim.sale", "act.enticed", "act.influenced", "document")),
    *_rows("br-cp-231", "2009-08-10", "international-trafficking",
           means=False, open=False, move=True, border=True, organs=False, forced_labour=False),
    *_rows("br-cp-231", "2009-08-10", "internal-trafficking",
           means=False, open=False, move=True, organs=False, forced_labour=False),
    *_rows("br-cp-149a", "2016-11-21", "trafficking-in-persons",
           means=True, child=0, open=False, organs=True, begging=False),
    *_rows("ca-cc-279-01", "2005-11-25 2010-06-29 2012-06-28 2019-06-21",
           "trafficking-in-persons", means=False, open=False, organs=True),
    *_rows("ca-cc-279-01", "2010-06-29 2012-06-28 2019-06-21", "trafficking-under-18",
           victims_below=18, open=False),
    *_rows("ca-irpa-118", "2002-06-28", "trafficking-in-persons",
           means=True, child=0, move=True, border=True, purpose=False),
    *_rows("au-cc-271", "2005-08-03 2013-03-08 2018-05-23", "trafficking-in-persons",
           means=False, move=True, border=True, purpose=None),
    *_rows("au-cc-271", "2005-08-03 2013-03-08 2018-05-23", "trafficking-in-children",
           victims_below=18, move=True, border=True, purpose=None),
    *_rows("au-cc-271", "2005-08-03 2013-03-08 2018-05-23", "domestic-trafficking",
           means=False, move=True, purpose=None),
    *_rows("au-cc-270", "1999-09-21 2013-03-08 2018-05-23", "slavery", done=True, purpose=None),
    *_rows("au-cc-270", "2013-03-08 2018-05-23", "forced-labour",
           means=True, child=0, done=True, purpose=None),
)  # fmt: skip

# National laws, second tier.
SECOND_TIER = (
    *_rows("be-cp-433quinquies", "2005-09-12 2013-08-02", "trafficking",
           means=False, open=False, organs=True, begging=True),
    # Payment for the recruiting is the only means, and is needed for children too.
    *_rows("fr-cp-225-4-1", "2003-03-19 2007-11-22", "trafficking",
           means=True, child=0, open=False, organs=False, apart=("payment.for_person",)),
    # That the one who acts is a forebear, or has authority, takes the place of a means.
    *_rows("fr-cp-225-4-1", "2013-08-07", "trafficking",
           means=True, child=18, open=False, apart=("authority", "payment.for_person")),
    *_rows("ro-law-678", "2001-12-11", "trafficking",
           means=True, open=True, organs=True, forced_labour=True),
    *_rows("ro-cp-210", "2014-02-01", "trafficking",
           means=True, open=False, organs=True, forced_labour=True, begging=True),
    *_rows("ro-cp-210", "2014-02-01", "trafficking-in-minors",
           victims_below=18, open=False, organs=True, begging=True),
    *_rows("bg-nk-159a", "2002-10-01 2006-10-13", "trafficking",
           means=False, open=False, organs=True, forced_labour=True, begging=False),
    *_rows("bg-nk-159a", "2013-12-31", "trafficking",
           means=False, open=False, organs=True, forced_labour=True, begging=True),
    *_rows("bg-nk-159a", "2002-10-01 2013-12-31", "cross-border-trafficking",
           means=False, move=True, border=True),
    *_rows("es-cp-177bis", "2010-12-23 2015-07-01 2022-12-22", "trafficking",
           means=True, child=18, open=False, organs=True, forced_labour=True, begging=True),
    *_rows("se-brb-4-1a", "2004-07-01", "trafficking",
           means=True, child=18, organs=True, forced_labour=True, control=True),
    *_rows("se-brb-4-1a", "2010-07-01 2018-07-01", "trafficking",
           means=True, child=18, organs=True, forced_labour=True),
    *_rows("se-brb-4-1a", "2018-07-01", "human-exploitation",
           means=True, child=18, done=True, purpose=None),
    # Enticing somebody to let themselves be used is a limb of its own.
    *_rows("no-penal-code-224", "2003-07-04 2006-06-30", "trafficking",
           means=True, child=18, open=False, done=True, purpose=None,
           apart=("act.enticed", "act.influenced", "promise.any_false")),
    *_rows("no-penal-code-257", "2015-10-01", "trafficking",
           means=True, child=18, open=False, done=True, purpose=None,
           apart=("act.enticed", "act.influenced", "promise.any_false")),
    *_rows("gh-human-trafficking-act", "2005-12-05", "trafficking",
           means=True, child=18, purpose=False),
    *_rows("gh-human-trafficking-act", "2009-12-31", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("ke-counter-trafficking-act", "2012-10-01", "trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("vn-blhs-150", "2018-01-01", "human-trafficking",
           victims_from=16, means=True, child=0, open=True, organs=True, forced_labour=True),
    *_rows("vn-blhs-150", "2018-01-01", "trafficking-under-16",
           victims_below=16, open=True, organs=True, forced_labour=True),
    *_rows("ar-cp-145bis", "2008-04-30", "trafficking-of-adults",
           victims_from=18, means=True, child=0, open=False, organs=True, forced_labour=True),
    *_rows("ar-cp-145bis", "2008-04-30", "trafficking-of-minors", victims_below=18, open=False),
    *_rows("ar-cp-145bis", "2012-12-27", "trafficking-in-persons",
           means=False, open=False, organs=True, forced_labour=True),
    *_rows("co-cp-188a", "2005-08-26", "trafficking-in-persons",
           means=False, open=True, organs=True, forced_labour=True, begging=True),
    *_rows("mx-ley-trata-10", "2012-06-15", "trafficking-in-persons",
           means=False, open=False, organs=True, forced_labour=True, begging=True),
    *_rows("il-penal-377a", "2006-10-29", "trafficking-in-persons",
           means=False, open=False, organs=True, forced_labour=True),
    *_rows("tr-tck-80", "2005-06-01 2006-12-19", "human-trafficking",
           means=True, child=18, open=False, organs=True, forced_labour=True),
    *_rows("jp-penal-226-2", "2005-07-12 2022-04-01", "buying-or-selling",
           means=False, purpose=False),
    *_rows("jp-penal-226-2", "2005-07-12", "buying-a-minor", victims_below=20, purpose=False),
    *_rows("jp-penal-226-2", "2022-04-01", "buying-a-minor", victims_below=18, purpose=False),
    *_rows("jp-penal-226-2", "2005-07-12 2022-04-01", "for-transport-abroad",
           means=False, border=True, move=True),
    *_rows("cn-cl-240", "1997-10-01", "trafficking-in-women-or-children",
           means=False, open=False, men=False, forced_labour=False, organs=False),
    *_rows("xk-unmik-2001-4", "2001-01-12", "trafficking-in-persons",
           means=True, child=18, open=True, organs=True, forced_labour=True),
    *_rows("bj-loi-2006-04-3", "2006-04-05", "child-trafficking", victims_below=18, purpose=False),
    # Transit, stay and placement stand beside moving the child.
    *_rows("bf-law-038-2003", "2003-05-27", "trafficking-in-children", victims_below=18, open=None),
    *_rows("do-ley-137-03", "2003-10-08", "trafficking-in-persons",
           means=True, open=False, organs=True, forced_labour=True),
    *_rows("sl-trafficking-act", "2005-08-18", "human-trafficking", means=True, child=18),
    # Any payment is a means, also a price for the person or the traveller's fee: set aside.
    *_rows("pk-pachto-2", "2002-10-03", "human-trafficking",
           means=True, child=0, move=True, border=True, open=False, organs=False,
           apart=("payment.for_person", "border.fee_paid", "border.benefit_obtained")),
    *_rows("pk-ptpa-3", "2018-05-31", "trafficking-in-persons",
           means=True, open=False, organs=False),
    *_rows("pk-ppc-369a", "2016-03-22", "human-trafficking", means=True, child=0),
    *_rows("ae-trafficking-law-1", "2006-11-09", "human-trafficking",
           means=True, open=True, organs=True, forced_labour=True),
    # Selling or buying a person, which needs neither means nor purpose, is set aside.
    *_rows("ae-trafficking-law-1", "2015-03-18", "human-trafficking",
           means=True, child=18, open=True, organs=True, forced_labour=True, begging=True,
           apart=("act.sold", "act.bought", "act.offered",
                  "ownership.offered_for_sale", "payment.for_person")),
    *_rows("kh-trafficking-law-2008", "2008-02-15", "removal-with-purpose",
           means=True, child=18, move=True, open=True, purpose=None,
           apart=("act.enticed", "act.ward_taken_without_authority")),
    *_rows("kh-trafficking-law-2008", "2008-02-15", "sale", means=False, purpose=False),
    *_rows("id-law-21-2007", "2007-04-19", "trafficking-in-indonesia",
           means=True, child=0, open=True, organs=True, forced_labour=True),
    *_rows("al-cp-110a", "2004-02-12 2013-05-02", "trafficking",
           means=True, child=0, open=True, organs=True, forced_labour=True),
    *_rows("al-cp-110a", "2004-02-12 2013-05-02", "trafficking-of-minors", victims_below=18),
    *_rows("ba-cc-186", "2015-05-27", "trafficking",
           means=True, child=18, border=True, move=None, organs=None),
    *_rows("bd-pshta-3", "2012-02-20", "human-trafficking", means=True, child=18, open=True),
)  # fmt: skip

ROWS = (*INTERNATIONAL, *NATIONAL, *SECOND_TIER)
