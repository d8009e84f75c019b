"""The core against others on the same work: the rows A to F.

A contestant is a class in a module of its kind, made from a task and the kind of number. It has `work(times)`
and `answer()`: what all the work so far has come to.
"""
