"""`reduce_rows` in the ways readers write it."""

from fractions import Fraction


def first(usable):
    return usable[0]


def last(usable):
    return usable[-1]


def reduction(choose=first, number=Fraction, above=True, to_one=True,
              whole_rows=True):
    """Write `reduce_rows` in the ways readers write it."""
    def reduce_rows(table, searched):
        rows, pivots = [list(map(number, row)) for row in table], []
        for column in range(searched):
            top = len(pivots)
            usable = [r for r in range(top, len(rows)) if rows[r][column] != 0]
            if not usable:
                continue
            chosen = choose(usable)
            rows[top], rows[chosen] = rows[chosen], rows[top]
            if to_one:
                pivot = rows[top][column]
                rows[top] = [entry / pivot for entry in rows[top]]
            for other in range(0 if above else top, len(rows)):
                if other == top:
                    continue
                factor = rows[other][column] / rows[top][column]
                end = None if whole_rows else searched
                rows[other][:end] = [
                    goal - factor * given for goal, given
                    in zip(rows[other][:end], rows[top][:end])]
            pivots.append(column)
        return rows, pivots
    return reduce_rows


def changed(change, **choices):
    """Write `reduce_rows` with another last line."""
    def reduce_rows(table, searched):
        rows, pivots = reduction(**choices)(table, searched)
        return change(rows, pivots)
    return reduce_rows
