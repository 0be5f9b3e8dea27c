"""QR codes, drawn here: a link that is somebody's way in is shown to no other host."""

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr_of(text: str) -> SafeString:
    """A QR code of a text as a picture in SVG, as wide as what it stands in."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2)
    code.add_data(text)
    drawn = code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode")
    head, _, rest = drawn.partition(">")
    box = head[head.index("viewBox") :].split('"')[1]
    # What is drawn are squares: no part of the text stands in it as text.
    return mark_safe(  # noqa: S308
        f'<svg class="qr" viewBox="{box}" xmlns="http://www.w3.org/2000/svg" aria-hidden="true">'
        f"{rest}"
    )
