"""A few official areas of the north, for tests that take some in."""

from typing import Final

HEAD: Final = "# title: {title}\n# source: here\n# licence: CC0-1.0\ncode,name_th,name_en,parent\n"
ROWS: Final = (
    "TH,ไทย,Thailand,",
    "TH-N,ภาคเหนือ,North,TH",
    "50,เชียงใหม่,Chiang Mai,TH-N",
    "5001,เมืองเชียงใหม่,Mueang Chiang Mai,50",
    "500108,สุเทพ,Suthep,5001",
    "500101,ศรีภูมิ,Si Phum,5001",
)


def area_list(*rows: str, title: str = "ทดลอง") -> bytes:
    """A list of areas as a file; without rows, those of the north."""
    return (HEAD.format(title=title) + "".join(f"{row}\n" for row in rows or ROWS)).encode()
