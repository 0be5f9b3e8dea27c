"""Fills the home of an installation with a record of 20,000 actors and 100,000 lines."""

from saiyai.cli.command import open_records


def main() -> None:
    """Made up from a seed, with its reading, its profile and its layout made, as by a worker."""
    open_records()
    # Django has to be ready before its tables can be named.
    from bench.big_record import LAST_DAY, Size, build  # noqa: PLC0415
    from saiyai.assessment import today  # noqa: PLC0415
    from saiyai.domain.periods import AsOf  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.queries import map_places  # noqa: PLC0415
    from saiyai.services.installation import upgrade_installation  # noqa: PLC0415
    from saiyai.services.readings import ask_reading  # noqa: PLC0415
    from tests.findings import make_all  # noqa: PLC0415

    upgrade_installation()
    size = Size(actors=20_000, events=12_000, ties=100_000, villages=600, networks=12)
    network = build(size, mixed=True)
    for method in (today.METHOD, map_places.METHOD):
        ask_reading(LOCAL_KEEPER, network, AsOf(LAST_DAY), method)
    make_all(network)


if __name__ == "__main__":
    main()
