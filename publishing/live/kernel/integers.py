"""Integers of 64 bits, as on any computer that a notebook runs on.

In WebAssembly an address has 32 bits, and NumPy makes its integers as wide as
an address. So `np.array([100000]) * 100000` would be 1410065408 there, and
nobody would be told. NumPy cannot be set to another width; but it asks, in
tables that lie in memory, what a Python integer becomes, and the page answers
with int64 (browser/integers.js). What NumPy decides without asking (the name
`int` for a dtype, sums of truth values, powers of plain numbers) is put right
here.

Positions in an array (`argsort`, `nonzero`) stay as wide as an address:
libraries hand them to compiled code that expects that.
"""

import ast
import functools
import json

# Calls whose argument `int` is a dtype, wherever it stands.
TYPED = {"array", "asarray", "asanyarray", "astype", "dtype", "empty",
         "empty_like", "frombuffer", "fromiter", "full", "full_like", "ones",
         "ones_like", "zeros", "zeros_like"}

# Of two Python integers, these ask nobody how wide they are.
OF_PLAIN_NUMBERS = {"floor_divide", "fmod", "left_shift", "mod", "pow",
                    "power", "remainder"}
RANDINT = {"np.random.randint", "numpy.random.randint"}
WIDE = "__wide_integer__"

# In a class of dtypes stand, one after the other: its dtype, a number, the
# class of its scalars, flags, something of the kernel's own, its functions.
FUNCTIONS_AFTER_DTYPE = 5


def places():
    """Return where NumPy keeps what a Python integer becomes, as JSON."""
    import numpy
    import pyodide_js
    memory = pyodide_js._module.HEAPU32

    def word(address, index):
        return memory[address // 4 + index]
    wide, narrow = numpy.dtype("int64"), numpy.dtype("intp")
    own = type(wide)
    count = type(own).__basicsize__ // 4
    dtype = next(index for index in range(count)
                 if word(id(own), index) == id(wide))
    python_integer = next(kind for kind in subclasses(numpy.dtype)
                          if kind.__name__ == "_PyLongDType")
    return json.dumps({
        "slots": word(id(python_integer), dtype + FUNCTIONS_AFTER_DTYPE),
        "narrow": id(narrow), "narrowClass": id(type(narrow)),
        "wide": id(wide), "wideClass": id(own),
        "boolClass": id(type(numpy.dtype(bool)))})


def subclasses(kind):
    for below in type.__subclasses__(kind):
        yield below
        yield from subclasses(below)


class WideNames(ast.NodeTransformer):
    """Has `int` mean int64 where a cell names a dtype."""

    def visit_Call(self, call):
        self.generic_visit(call)
        name = getattr(call.func, "attr", None)
        if name in TYPED:
            call.args = [wide_name(value) for value in call.args]
        if is_numpy_call(call) and name in OF_PLAIN_NUMBERS and call.args:
            call.args[0] = wide_value(call.args[0])
        # Not in NumPy itself: its random numbers come with the first that asks.
        if dotted(call.func) in RANDINT and not has_dtype(call):
            call.keywords.append(ast.keyword("dtype", ast.Name("int")))
        for keyword in call.keywords:
            if keyword.arg == "dtype":
                keyword.value = wide_name(keyword.value)
        return ast.fix_missing_locations(call)


def dotted(name):
    """Return a name with its dots, as `np.random`; empty for what is none."""
    if isinstance(name, ast.Attribute):
        return f"{dotted(name.value)}.{name.attr}"
    return name.id if isinstance(name, ast.Name) else ""


def has_dtype(call):
    return (len(call.args) > 3
            or any(keyword.arg in {"dtype", None} for keyword in call.keywords))


def wide_name(value):
    if (isinstance(value, ast.Name) and value.id == "int"
            or isinstance(value, ast.Constant) and value.value == "int"):
        return ast.copy_location(ast.Constant("int64"), value)
    return value


def is_numpy_call(call):
    owner = getattr(call.func, "value", None)
    return isinstance(owner, ast.Name) and owner.id in {"np", "numpy"}


def wide_value(value):
    if isinstance(value, ast.Starred):
        return value
    call = ast.Call(ast.Name(WIDE, ast.Load()), [value], [])
    return ast.fix_missing_locations(ast.copy_location(call, value))


def wide_integer(value):
    """Return a Python integer as NumPy's; what is none stays as it is."""
    import numpy
    return numpy.asarray(value)[()] if type(value) is int else value


def widened(tree):
    """Return a cell's tree with `int` as the name of a dtype made int64."""
    return WideNames().visit(tree)


def is_narrow(value):
    """Tell whether NumPy would sum values in fewer than 64 bits."""
    kind = getattr(value, "dtype", None)
    return getattr(kind, "kind", None) in {"b", "i"} and kind.itemsize < 8


def prepare():
    """Widen what NumPy decides without asking."""
    import builtins
    import numpy
    from numpy._core import _methods, arrayprint, fromnumeric
    setattr(builtins, WIDE, wide_integer)
    numpy.int_ = numpy.int64
    # The text of an array names its dtype only where it is not the usual one.
    arrayprint._typelessdata.append(numpy.int64)
    _methods._sum = sums_wide(_methods._sum)
    _methods._prod = sums_wide(_methods._prod)
    fromnumeric._wrapreduction = reduces_wide(fromnumeric._wrapreduction)
    for name in ("cumsum", "cumprod"):
        setattr(numpy, name, sums_wide(getattr(numpy, name)))
    for name in ("bincount", "histogram"):
        setattr(numpy, name, counts_wide(getattr(numpy, name)))


def sums_wide(function):
    @functools.wraps(function)
    def call(a, axis=None, dtype=None, *others, **options):
        if dtype is None and is_narrow(a):
            dtype = "int64"
        return function(a, axis, dtype, *others, **options)
    return call


def reduces_wide(function):
    @functools.wraps(function)
    def call(obj, ufunc, method, axis, dtype, out, **options):
        if dtype is None and method in {"sum", "prod"} and is_narrow(obj):
            dtype = "int64"
        return function(obj, ufunc, method, axis, dtype, out, **options)
    return call


def counts_wide(function):
    """Return a function whose result, or the first of two, is counted wide."""
    def wide(value):
        return value.astype("int64") if is_narrow(value) else value

    @functools.wraps(function)
    def call(*arguments, **options):
        result = function(*arguments, **options)
        if isinstance(result, tuple):
            return wide(result[0]), *result[1:]
        return wide(result)
    return call
