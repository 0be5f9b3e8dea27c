"""A lens of a network's own, as somebody wrote it."""

from typing import Final

LENS: Final = """\
id = "water_watch"
title_th = "เฝ้าน้ำด้วยกัน"
title_en = "Watching the water"

[statement.work]
th = "ลงแรงด้วยกัน"
en = "We work together"
tests = ["acts_together"]

[statement.answer]
th = "ขอแล้วมีคนตอบ"
en = "Whoever asks is answered"
indicators = ["C1"]
threshold = 0.7
"""
