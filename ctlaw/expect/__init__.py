"""What the authors of cases expect, held against what comes out: the tests of the law."""
