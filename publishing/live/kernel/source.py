"""The text of a cell: plain Python, and the little of IPython that stays."""

import ast
import re

CELL_MAGIC = re.compile(r"\s*%%(\w+)[ \t]*(.*)")
LINE_MAGIC = re.compile(r"(\s*)%(\w+)[ \t]*(.*)")
COMMAND = re.compile(r"(\s*)!(.*)")
PROMPT = re.compile(r"\s*(?:>>>|\.\.\.|In \[\d+\]:|\.\.\.+:)(?: (.*)|$)")
HELP = re.compile(r"\s*(?:\?\??\s*([\w.]+)|([\w.]+)\s*\?\??)\s*")


def as_python(text):
    """Return a cell's text with magics and `name?` as calls.

    The text has the same number of lines, so that tracebacks name the right
    ones.
    """
    text = without_prompts(text)
    if not any(sign in text for sign in "%?!"):
        return text
    magic = CELL_MAGIC.match(text)
    if magic:
        body = text.partition("\n")[2]
        return (f"get_ipython().run_cell_magic({magic[1]!r}, {magic[2]!r}, "
                f"{body!r})")
    if is_python(text):
        # `10 %b` in an expression over several lines is no magic.
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def without_prompts(text):
    """Return of a pasted session the code, without what was printed."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if not PROMPT.match(first) or first.strip().startswith("..."):
        return text
    found = map(PROMPT.match, lines)
    return "\n".join((prompt[1] or "") if prompt else "" for prompt in found)


def is_python(text):
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _line(line):
    magic = LINE_MAGIC.fullmatch(line)
    if magic:
        indent, name, rest = magic.groups()
        return f"{indent}get_ipython().run_line_magic({name!r}, {rest!r})"
    command = COMMAND.fullmatch(line)
    if command:
        return f"{command[1]}get_ipython().system({command[2]!r})"
    question = HELP.fullmatch(line)
    if question:
        return f"get_ipython().show_help({question[1] or question[2]!r})"
    return line


def ends_with_semicolon(text):
    """Tell whether the last statement asks that its value is not shown."""
    import io
    import tokenize
    last = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type not in {tokenize.NEWLINE, tokenize.NL,
                                  tokenize.COMMENT, tokenize.ENDMARKER}:
                last = token.string
    except (tokenize.TokenError, IndentationError):
        return False
    return last == ";"


def imported_modules(text):
    """Return the dotted names that a cell imports, anywhere in it."""
    try:
        tree = ast.parse(as_python(text))
    except SyntaxError:
        return []
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(dict.fromkeys(alias.name for alias in node.names))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names[node.module] = None
            names.update(dict.fromkeys(f"{node.module}.{alias.name}"
                                       for alias in node.names))
    return list(names)
