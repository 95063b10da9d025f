"""The formula graph that laws compile to, and its reference semantics.

Every engine answers to this room: `kleene` is the definition of right.
"""
