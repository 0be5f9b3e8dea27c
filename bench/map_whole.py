"""Serves a record with no limit on how many actors a map draws one by one: for measuring only.

    python -m bench.map_whole FOLDER PORT

Saiyai itself draws more than 5,000 actors by groups; what it is spared by that is shown by this.
"""

import os
import sys

import uvicorn


def main() -> None:
    """Serve on 127.0.0.1 until it is stopped."""
    os.environ.update(SAIYAI_HOME=sys.argv[1], SAIYAI_DATABASE_URL="")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
    from saiyai.config.asgi import application  # noqa: PLC0415 - only once the settings are named
    from saiyai.queries import maps  # noqa: PLC0415

    maps.MOST_ACTORS = sys.maxsize  # type: ignore[misc]
    uvicorn.run(application, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")


if __name__ == "__main__":
    main()
