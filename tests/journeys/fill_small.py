"""Fills the home of an installation with a record of nobody, and one of one person alone."""

from saiyai.cli.command import open_records


def main() -> None:
    """Both with their profiles made, as a worker makes them."""
    open_records()
    # Django has to be ready before its tables can be named.
    from saiyai.domain.actors import ActorKind  # noqa: PLC0415
    from saiyai.domain.drafts import ActorDraft  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.records.models import Network  # noqa: PLC0415
    from saiyai.services.actors import record_actor  # noqa: PLC0415
    from saiyai.services.installation import upgrade_installation  # noqa: PLC0415
    from saiyai.services.networks import record_network  # noqa: PLC0415
    from tests.findings import make_all  # noqa: PLC0415

    upgrade_installation()
    record_network(LOCAL_KEEPER, name_th="ยังไม่มีใคร", name_en="Nobody", slug="nobody")
    lone = record_network(LOCAL_KEEPER, name_th="คนเดียว", name_en="Lone", slug="lone")
    record_actor(LOCAL_KEEPER, lone, ActorDraft("pim", "พิม", "Pim", kind=ActorKind.PERSON))
    for network in Network.objects.filter(slug__in=["nobody", "lone"]):
        make_all(network)


if __name__ == "__main__":
    main()
