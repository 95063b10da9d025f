"""The comparison of all definitions as a table: a line and a column for each definition."""

from __future__ import annotations

import csv
import io

from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.matrix import Matrix


def matrix_csv(matrix: Matrix, catalogue: Catalogue) -> str:
    """Return the table; a field says how the definition of its line stands to that of its column.

    The relations are named as in JSON, in no language.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [each.name for each in matrix.subjects]
    writer.writerow([catalogue.say("matrix.corner"), *names])
    for line, name in enumerate(names):
        relations = (matrix.standings.relation(line, each) for each in range(len(names)))
        writer.writerow([name, *(each.value for each in relations)])
    return text.getvalue().rstrip("\n")
