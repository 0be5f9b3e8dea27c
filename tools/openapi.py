"""Write `docs/reference/openapi.json` from the routes; `npm run types` begins with it."""

import json
import os
import tempfile
from pathlib import Path

FILE = Path(__file__).parents[1] / "docs" / "reference" / "openapi.json"


def main() -> None:
    """Write the file; a test compares it with the routes."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"SAIYAI_HOME": home, "DJANGO_SETTINGS_MODULE": "saiyai.config.settings"}
        FILE.write_text(schema(), "utf-8")


def schema() -> str:
    """The OpenAPI schema as the file holds it."""
    import django  # noqa: PLC0415 - reads its settings when it is set up

    django.setup()
    from saiyai.api.routes import api  # noqa: PLC0415 - Django has to be ready

    made = api.get_openapi_schema(path_prefix="/api/v1/")
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n"


if __name__ == "__main__":
    main()
