"""Results as a table of nodes."""

import numpy as np

from saiyai.engine.result import NodeValues, Result, TieValues, Why, node_parts
from saiyai.formats.result_tables import write_results


def test_several_numbers_of_a_node_stand_in_columns_of_their_own() -> None:
    parts = node_parts(
        ("here", "there"), np.array([[1, 2], [3, 4]]), {Why.NO_GROUPS: np.array([False, True])}
    )
    results = [
        Result("degree", 1, NodeValues(np.array([5, 6]))),
        Result("roles", 1, parts),
        Result("loads", 1, TieValues(np.array([7, 8, 9]))),
    ]

    assert write_results("csv", ["a", "b"], results).decode().splitlines() == [
        "id,degree,roles.here,roles.there,roles_why",
        "a,5,1,2,",
        "b,6,,,no_groups",
    ]
