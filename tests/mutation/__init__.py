"""A guide, changed in thousands of small wrong ways, to see which the checks notice.

`python -m tests.mutation` tries them on the real guides and lists those that nothing notices, with the reason why that
is all right, if there is one. A sample runs with the other tests.
"""
