"""Cases that tell a story: several people, several actors, one step after another.

A story is answered person by person and actor by actor. What is so of one person in one stretch
of the story is a plain case; `views` makes these, `answers` joins what comes out of them.
"""
