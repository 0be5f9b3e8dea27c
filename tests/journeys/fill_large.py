"""Fills the home of an installation with a record of 20,000 actors and 100,000 lines."""

from saiyai.cli.command import open_records


def main() -> None:
    """Made up from a seed, with its profile made, as a worker makes it."""
    open_records()
    # Django has to be ready before its tables can be named.
    from bench.big_record import Size, build  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_installation  # noqa: PLC0415
    from tests.findings import make_all  # noqa: PLC0415

    upgrade_installation()
    size = Size(actors=20_000, events=12_000, ties=100_000, villages=600, networks=12)
    make_all(build(size, mixed=True))


if __name__ == "__main__":
    main()
