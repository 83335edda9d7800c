"""Tables to reduce, and what reduces them."""

from fractions import Fraction


def add_multiple(rows, target, source, factor):
    """Add a multiple of one row to another, in a copy."""
    result = [list(row) for row in rows]
    result[target] = [goal + factor * given for goal, given
                      in zip(rows[target], rows[source])]
    return result


def reduce_rows(table, searched):
    """Reduce with fractions."""
    rows, pivots = [list(map(Fraction, row)) for row in table], []
    for column in range(searched):
        top = len(pivots)
        found = [r for r in range(top, len(rows)) if rows[r][column]]
        if not found:
            continue
        rows[top], rows[found[0]] = rows[found[0]], rows[top]
        pivot = rows[top][column]
        rows[top] = [entry / pivot for entry in rows[top]]
        for other in range(len(rows)):
            if other != top:
                factor = rows[other][column] / rows[top][column]
                rows = add_multiple(rows, other, top, -factor)
        pivots.append(column)
    return rows, pivots


def random_table(rng, fewest_columns=1):
    """Make a small table of whole numbers, often with dependent rows."""
    row_count = int(rng.integers(1, 5))
    column_count = int(rng.integers(fewest_columns, 6))
    table = rng.integers(-3, 4, size=(row_count, column_count))
    if row_count > 1 and rng.random() < 0.6:
        table[-1] = rng.integers(-2, 3) * table[0]
        if rng.random() < 0.5:
            table[-1, -1] += rng.integers(-1, 2)
    return table.tolist()
