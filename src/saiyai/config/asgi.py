"""The application that uvicorn serves."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
application = get_asgi_application()

# What stands from here on is never garbage. To look through it again and again would make some
# reader wait for a tenth of a second and more; and so would looking for garbage after each seven
# hundred objects, when one page makes fifty thousand and leaves next to nothing behind.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 10, 10)
