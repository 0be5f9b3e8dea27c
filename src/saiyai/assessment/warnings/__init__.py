"""What is worth attention and what went well, one small module for each kind of matter.

A matter is about the record: what is seen, what is not known, what to try. Silence alone is none,
and none says a word of what a person is.
"""
