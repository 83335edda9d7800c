"""Which libraries the modules of the book's package import.

Pyodide knows a package by its name alone, and the book's package has modules
that draw, modules that need SciPy, and modules that need neither. The browser
should download what the imported ones need, and do so before the cell runs.
"""

import ast
from pathlib import Path

from publishing.paths import PACKAGE


def imported(source: str, module: str) -> set[str]:
    """Return the dotted names that a module imports when it is imported.

    What it imports inside functions is left out.

    >>> sorted(imported("import a.b\\ndef f():\\n    import c", "m"))
    ['a.b']
    >>> sorted(imported("from a import b\\ntry:\\n    import c\\n"
    ...                 "except ImportError:\\n    pass", "m"))
    ['a', 'a.b', 'c']
    """
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source, module)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef,
                             ast.Lambda)):
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        waiting.extend(ast.iter_child_nodes(node))
    return found


def lazily_imported(source: str) -> dict[str, str]:
    """Return the names that a package imports when they are asked for.

    Such a package says in `_HOMES` which of its modules has them.

    >>> lazily_imported("_HOMES = {'plot_lines': 'plane'}")
    {'plot_lines': 'plane'}
    """
    for node in ast.parse(source).body:
        if (isinstance(node, ast.Assign)
                and [ast.unparse(one) for one in node.targets] == ["_HOMES"]):
            return ast.literal_eval(node.value)
    return {}


def module_sources(package: Path) -> dict[str, str]:
    """Return the sources of a package's modules by their dotted names."""
    sources = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        if parts[-1] == "__init__":
            parts = parts[:-1]
        sources[".".join(parts)] = file.read_text("utf-8")
    return sources


def module_needs(roots: dict[str, str],
                 package: Path = PACKAGE / "mlmath") -> dict[str, list[str]]:
    """Return for each module the packages that importing it imports.

    Parameters
    ----------
    roots
        The package that has each name that can be imported; exercises and
        data are named with dots.

    Returns
    -------
    dict
        The names of packages by the dotted names of modules, and of what a
        package imports lazily.
    """
    sources = module_sources(package)
    homes = {f"{module}.{name}": f"{module}.{home}"
             for module, source in sources.items()
             for name, home in lazily_imported(source).items()}
    direct = {name: imported(source, name)
              for name, source in sources.items()}

    def everything(module: str, seen: set[str]) -> set[str]:
        module = homes.get(module, module)
        if module in seen or module not in direct:
            return set()
        seen.add(module)
        found = {module, *direct[module]}
        for name in {module.rpartition(".")[0], *direct[module]}:
            found |= everything(name, seen)
        return found

    needs = {}
    for module in [*sources, *homes]:
        names = everything(module, set())
        packages = {roots.get(name.partition(".")[0]) for name in names}
        # Exercises and data come in packages of one module each.
        packages |= {roots.get(name) for name in names}
        # Names of a package are looked up in it, too: `from mlmath import x`.
        needs[module] = sorted(packages - {None, roots.get(package.name)})
    return needs
