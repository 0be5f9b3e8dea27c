"""Charts drawn on the server: frozen numbers in, SVG out; no script and nothing to fetch.

A chart fills the width it is given while its words keep their size: places along it are percent,
places down it are pixels, and only lines that may be stretched stand in a picture of their own.
Words, days and numbers come already told in the reader's language.
"""
