"""`python -m saiyai` is `saiyai`."""

from saiyai.cli.main import main

main()
