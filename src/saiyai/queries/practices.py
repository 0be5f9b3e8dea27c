"""Which capabilities are one practice: those told in the same words. The words stay behind."""

from dataclasses import replace
from typing import Any

import numpy as np
from django.db.models import QuerySet

from saiyai.assessment.look.record import Table


def with_practices(told: Table, rows: QuerySet[Any]) -> Table:
    """Capabilities with `alike`, a code that those told in the same words share.

    Cost: one query.
    """
    words = {
        pk: (th.strip().casefold(), en.strip().casefold())
        for pk, th, en in rows.values_list("pk", "text_th", "text_en")
    }
    codes = {one: code for code, one in enumerate(sorted(set(words.values())))}
    alike = np.array([codes[words[pk]] for pk in told.ids.tolist()], np.int64)
    return replace(told, cells={**told.cells, "alike": alike})
