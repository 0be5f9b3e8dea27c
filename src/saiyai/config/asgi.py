"""The application that uvicorn serves."""

import gc
import os
import sys
from importlib import import_module

from django.conf import settings
from django.core.asgi import get_asgi_application

gc.disable()  # until all of it stands: looking for garbage meanwhile is a sixth of a start
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
django = get_asgi_application()
# Tables cannot be named before Django is ready.
from saiyai.web.live import Hub, with_live  # noqa: E402

application = with_live(django, Hub())

# What stands from here on is never garbage. To look through it again and again would make some
# reader wait for a tenth of a second and more; and so would looking for garbage after each seven
# hundred objects, when one page makes fifty thousand and leaves next to nothing behind.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 10, 10)
gc.enable()

# A page asks its database fifty things, and after each waits for its turn behind whoever computes:
# no longer than this, where Python would let them go on for ten times as long.
sys.setswitchinterval(0.000_5)
