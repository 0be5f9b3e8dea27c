"""Bytes to plain values and back. Knows no Django.

`catalogue` knows every format and which of them a file is. What comes in is a whole record, read
as it was written, or sheets: `shapes` guesses what they are, a person may change the guess, and
a draft is made by it. What goes out is a whole record, and comes in again the same.
`network_files` goes past the record, from a file straight to arrays.
"""
