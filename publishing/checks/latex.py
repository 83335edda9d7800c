r"""Read the mathematics of a page: its commands, its equations, its arithmetic.

Three questions are answered here, for inline formulas and displays alike:
which commands and environments does a formula use, which chains of equations
does it state (`\det A = 3 \cdot 4 - 2 = 10`), and what is the value of a
member without unknowns (`3 \cdot 4 - 2` is 10, exactly).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from fractions import Fraction

GREEK = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa
lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi
psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
""".split()

FUNCTIONS = """
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker
lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh
""".split()

# Commands that KaTeX, MathJax and LaTeX (with amsmath and amssymb) share.
COMMANDS = frozenset(
    GREEK
    + FUNCTIONS
    + """
    frac dfrac tfrac cfrac sqrt binom dbinom tbinom
    sum prod int iint iiint oint bigcup bigcap limits nolimits
    cdot times div pm mp ast star circ bullet oplus otimes odot setminus
    cup cap wedge vee land lor lnot neg top bot angle perp parallel
    le leq ge geq ne neq lt gt ll gg approx sim simeq cong equiv propto
    leqslant geqslant coloneqq
    in notin ni subset subseteq supset supseteq mid nmid not
    forall exists nexists emptyset varnothing infty partial nabla
    to gets mapsto leftarrow rightarrow leftrightarrow Leftarrow Rightarrow
    Leftrightarrow longrightarrow longleftarrow longmapsto Longrightarrow
    Longleftrightarrow implies impliedby iff uparrow downarrow updownarrow
    hookrightarrow xrightarrow xleftarrow nearrow searrow
    ldots cdots vdots ddots dots dotsc dotsb prime
    left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr
    lvert rvert lVert rVert vert Vert lfloor rfloor lceil rceil
    langle rangle lbrace rbrace lbrack rbrack
    hat bar tilde vec dot ddot overline underline widehat widetilde
    overbrace underbrace overset underset stackrel substack
    overrightarrow boxed cancel
    mathbb mathbf mathcal mathfrak mathrm mathsf mathit mathtt boldsymbol
    operatorname text textbf textit mathop mathbin mathrel phantom hphantom
    vphantom color textcolor
    quad qquad hline tag displaystyle textstyle scriptstyle
    ell hbar Re Im aleph degree checkmark square triangle blacksquare
    begin end
    """.split()
) - {"cancel", "color"}
# `\cancel` needs a LaTeX package, `\color` means different things in KaTeX
# and LaTeX.

# Commands of one character: spaces, braces, escaped signs, line breaks.
SIGNS = frozenset(",;:! {}%$#&_|\\")

ENVIRONMENTS = frozenset(
    """
    aligned alignedat gathered split cases array matrix pmatrix bmatrix
    Bmatrix vmatrix Vmatrix smallmatrix
    """.split()
)
MATRICES = frozenset(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix".split()
)

TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[A-Za-z]+|\\.|"
    r"\d+(?:\{,\}\d{3}|\\,\d{3}|,\d{3}(?!\d))*(?:\.\d+)?|\s+|.",
    re.DOTALL,
)
COMMENT = re.compile(r"(?<!\\)%.*")


def commands(source: str) -> list[tuple[str, int]]:
    r"""The commands of a formula, each with the line it is on, from 0.

    >>> commands("\\R \\quad\n\\det A")
    [('R', 0), ('quad', 0), ('det', 1)]
    """
    found = []
    for match in re.finditer(r"\\([A-Za-z]+|.)", source, re.DOTALL):
        found.append((match[1], source.count("\n", 0, match.start())))
    return found


def environments(source: str) -> list[tuple[str, int]]:
    r"""The environments a formula opens, each with its line, from 0."""
    return [
        (match[1], source.count("\n", 0, match.start()))
        for match in re.finditer(r"\\begin\s*\{([^}]*)\}", source)
    ]


@dataclass
class Node:
    """A token, a group in braces or an environment.

    `start` is where a number begins in the formula.
    """

    kind: str  # command, number, sign, group, environment
    text: str
    children: list[Node] = field(default_factory=list)
    start: int = -1


def parse(source: str) -> list[Node]:
    """Parse a formula into nodes; what does not fit closes silently."""
    root = Node("group", "")
    stack = [root]
    bare = COMMENT.sub(lambda match: " " * len(match[0]), source)
    for match in TOKEN.finditer(bare):
        token = match[0]
        if token.isspace() or token in {"\\,", "\\;", "\\!", "\\ ", "\\:"}:
            continue
        if token == "{":
            stack.append(Node("group", ""))
            stack[-2].children.append(stack[-1])
        elif token == "}" or token.startswith("\\end"):
            if len(stack) > 1:
                stack.pop()
        elif token.startswith("\\begin"):
            name = token.split("{")[1].rstrip("}")
            stack.append(Node("environment", name))
            stack[-2].children.append(stack[-1])
        elif token[0].isdigit():
            number = token.replace("{,}", "").replace("\\,", "").replace(",", "")
            stack[-1].children.append(
                Node("number", number, start=match.start()))
        elif token.startswith("\\"):
            stack[-1].children.append(Node("command", token[1:]))
        else:
            stack[-1].children.append(Node("sign", token))
    return root.children


EQUALITIES = {"=": "=", "approx": "approx", "coloneqq": "="}
OTHER_RELATIONS = {
    "<", ">", "le", "leq", "ge", "geq", "ne", "neq", "lt", "gt", "in", "notin",
    "equiv", "sim", "simeq", "cong", "propto", "subset", "subseteq", "ll", "gg",
    "leqslant", "geqslant", "mid", "not", "parallel", "perp",
}
SEPARATORS = {
    ",", ";", ":", "quad", "qquad", "implies", "impliedby", "iff", "Rightarrow",
    "Leftrightarrow", "Longrightarrow", "Longleftrightarrow", "to", "gets",
    "mapsto", "leftarrow", "rightarrow", "longrightarrow", "land", "lor",
    "wedge", "vee",
}
CONJUNCTIONS = re.compile(
    r"\b(and|or|if|so|for|where|when|with|but|hence|then|gives|is|because|"
    r"since|while|otherwise|that)\b"
)
OPENING, CLOSING = set("(["), set(")]")


@dataclass(frozen=True)
class Chain:
    """Members joined by relations: `a = b \\approx c`."""

    members: tuple[tuple[Node, ...], ...]
    relations: tuple[str, ...]


def chains(source: str) -> list[Chain]:
    """All chains of equations a formula states, also inside `aligned`."""
    found: list[Chain] = []
    for row in rows(parse(source)):
        for statement in split_statements(row):
            found.extend(split_relations(statement))
    return found


def rows(nodes: list[Node]) -> list[list[Node]]:
    """The lines of a formula; a line that begins with `=` continues."""
    lines: list[list[Node]] = [[]]
    inner: list[list[Node]] = []
    skip_argument = False
    for node in nodes:
        if skip_argument and node.kind == "group":
            skip_argument = False
            continue
        skip_argument = False
        if node.kind == "environment" and node.text not in MATRICES:
            body = node.children
            if node.text in {"array", "alignedat"} and body:
                body = body[1:]  # the column specification
            inner.extend(rows(body))
            lines[-1].append(Node("sign", ";"))
        elif node.kind == "command" and node.text == "\\":
            lines.append([])
        elif node.kind == "command" and node.text in {"tag", "label"}:
            skip_argument = True
        elif not (node.kind == "sign" and node.text == "&"):
            lines[-1].append(node)
    joined: list[list[Node]] = []
    for line in lines:
        if joined and line and line[0].text in EQUALITIES:
            joined[-1].extend(line)
        else:
            joined.append(line)
    return [line for line in joined + inner if line]


def letters(node: Node) -> str:
    """The text of a group, as in `\\text{and}`; spaces are lost."""
    return "".join(child.text for child in node.children)


def split_statements(nodes: list[Node]) -> list[list[Node]]:
    """Split a row at commas, arrows and words such as "and"."""
    parts: list[list[Node]] = [[]]
    depth = 0
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.kind == "command" and node.text in {"text", "mathrm", "textbf"}:
            words = letters(nodes[index + 1]) if index + 1 < len(nodes) else ""
            if node.text == "text" and is_conjunction(words):
                parts.append([])
            elif node.text != "text" or depth or not parts[-1]:
                parts[-1].append(Node("command", f"text {words}"))
            # Other words after a number are its unit: they are dropped.
            index += 2
            continue
        if node.text in OPENING:
            depth += 1
        elif node.text in CLOSING:
            depth = max(depth - 1, 0)
        if depth == 0 and node.kind in {"sign", "command"} and (
            node.text in SEPARATORS
        ):
            parts.append([])
        else:
            parts[-1].append(node)
        index += 1
    return [strip_stop(part) for part in parts if strip_stop(part)]


def is_conjunction(words: str) -> bool:
    return bool(CONJUNCTIONS.search(words)) or words in {"", "."}


def strip_stop(nodes: list[Node]) -> list[Node]:
    """Drop the full stop that ends a displayed sentence."""
    while nodes and nodes[-1].kind == "sign" and nodes[-1].text in {".", ","}:
        nodes = nodes[:-1]
    return nodes


def split_relations(nodes: list[Node]) -> list[Chain]:
    """Split a statement at `=` and `\\approx`; other relations end a chain."""
    found: list[Chain] = []
    members: list[list[Node]] = [[]]
    relations: list[str] = []

    def finish() -> None:
        if relations and all(members):
            found.append(Chain(tuple(map(tuple, members)), tuple(relations)))

    depth = 0
    for node in nodes:
        if node.text in OPENING:
            depth += 1
        elif node.text in CLOSING:
            depth = max(depth - 1, 0)
        relation = node.kind in {"sign", "command"} and depth == 0
        if relation and node.text in EQUALITIES:
            relations.append(EQUALITIES[node.text])
            members.append([])
        elif relation and node.text in OTHER_RELATIONS:
            finish()
            members, relations = [[]], []
        else:
            members[-1].append(node)
    finish()
    return found


class NotArithmetic(Exception):
    """The member has unknowns, or signs we do not evaluate."""


Number = Fraction | float


def evaluate(nodes: tuple[Node, ...] | list[Node]) -> Number | None:
    r"""The value of a member without unknowns, or None.

    >>> evaluate(parse(r"3 \cdot 4 - \frac{1}{2}"))
    Fraction(23, 2)
    >>> evaluate(parse("2x")) is None
    True
    """
    reader = Arithmetic(list(nodes))
    try:
        value = reader.sum()
    except (NotArithmetic, ZeroDivisionError, OverflowError, ValueError):
        return None
    return value if reader.index == len(reader.nodes) else None


class Arithmetic:
    """A recursive-descent reader of sums, products, fractions and powers."""

    def __init__(self, nodes: list[Node]):
        self.nodes = nodes
        self.index = 0

    def peek(self) -> Node | None:
        return self.nodes[self.index] if self.index < len(self.nodes) else None

    def at(self, *texts: str) -> bool:
        node = self.peek()
        return (
            node is not None
            and node.kind in {"sign", "command"}
            and node.text in texts
        )

    def take(self) -> Node:
        node = self.peek()
        if node is None:
            raise NotArithmetic
        self.index += 1
        return node

    def sum(self) -> Number:
        value = self.product()
        while self.at("+", "-"):
            sign = 1 if self.take().text == "+" else -1
            value = value + sign * self.product()
        return value

    def product(self) -> Number:
        value = self.signed()
        while True:
            if self.at("cdot", "times"):
                self.take()
                value = value * self.signed()
            elif self.at("/", "div"):
                self.take()
                value = value / self.signed()
            elif self.at("(", "left"):
                value = value * self.power()
            else:
                return value

    def signed(self) -> Number:
        if self.at("-"):
            self.take()
            return -self.signed()
        if self.at("+"):
            self.take()
            return self.signed()
        return self.power()

    def power(self) -> Number:
        value = self.base()
        if self.at("!"):
            self.take()
            if value != int(value) or not 0 <= value <= 100:
                raise NotArithmetic
            value = Fraction(math.factorial(int(value)))
        if self.at("^"):
            self.take()
            exponent = self.exponent()
            if isinstance(exponent, Fraction) and exponent.denominator == 1:
                if abs(exponent) > 1000:
                    raise NotArithmetic
                value = value ** int(exponent)
            else:
                value = float(value) ** float(exponent)
                if isinstance(value, complex):
                    raise NotArithmetic
        if self.at("%"):
            self.take()
            value = value / 100
        return value

    def exponent(self) -> Number:
        node = self.take()
        if node.kind == "group":
            return inner(node)
        if node.kind == "number" and len(node.text) == 1:
            return Fraction(node.text)
        raise NotArithmetic

    def base(self) -> Number:
        node = self.take()
        if node.kind == "number":
            following = self.peek()
            if following is not None and (
                following.kind in {"number", "group"}
                or (following.kind == "command" and following.text.endswith("frac"))
            ):
                raise NotArithmetic  # "2 3" or a mixed number: ambiguous
            return Fraction(node.text)
        if node.kind == "group":
            return inner(node)
        if node.text == "(":
            return self.enclosed(")")
        if node.text == "|":
            return abs(self.enclosed("|"))
        if node.kind != "command":
            raise NotArithmetic
        return self.command(node.text)

    def enclosed(self, closing: str) -> Number:
        value = self.sum()
        if not self.at(closing):
            raise NotArithmetic
        self.take()
        return value

    def command(self, name: str) -> Number:
        match name:
            case "frac" | "dfrac" | "tfrac":
                return self.argument() / self.argument()
            case "binom" | "dbinom" | "tbinom":
                above, below = self.argument(), self.argument()
                return Fraction(math.comb(int(above), int(below)))
            case "sqrt":
                return self.root()
            case "abs":
                return abs(self.argument())
            case "left":
                opening = self.take().text
                value = self.sum()
                if not self.at("right"):
                    raise NotArithmetic
                self.take()
                self.take()
                if opening in {"|", "lvert"}:
                    return abs(value)
                if opening in {"(", "["}:
                    return value
            case "lvert":
                return abs(self.enclosed("rvert"))
            case "ln" | "log" | "exp" | "sin" | "cos" | "tan":
                return self.function(name)
            case "pi":
                return math.pi
        raise NotArithmetic

    def argument(self) -> Number:
        node = self.take()
        if node.kind == "group":
            return inner(node)
        if node.kind == "number" and node.text.isdecimal():
            # Without braces an argument is one digit: `\tfrac15`.
            if len(node.text) > 1:
                self.index -= 1
                self.nodes[self.index] = Node(
                    "number", node.text[1:], start=node.start + 1)
            return Fraction(node.text[0])
        raise NotArithmetic

    def root(self) -> Number:
        if self.at("["):
            raise NotArithmetic
        value = self.argument()
        if isinstance(value, Fraction) and value >= 0:
            above, below = math.isqrt(value.numerator), math.isqrt(value.denominator)
            if (above**2, below**2) == (value.numerator, value.denominator):
                return Fraction(above, below)
        return math.sqrt(value)

    def function(self, name: str) -> Number:
        base = None
        if self.at("_"):
            self.take()
            base = self.exponent()
        value = float(self.power())
        if base is not None:
            if name != "log":
                raise NotArithmetic
            result = math.log(value) / math.log(float(base))
            near = round(result)
            return Fraction(near) if abs(result - near) < 1e-12 else result
        if name in {"ln", "log"}:
            return math.log(value)
        return getattr(math, name)(value)


def inner(node: Node) -> Number:
    value = evaluate(node.children)
    if value is None:
        raise NotArithmetic
    return value


def is_numeral(nodes: tuple[Node, ...]) -> bool:
    """Whether a member is a number as written, with or without a sign."""
    rest = list(nodes)
    if rest and rest[0].text in {"-", "+"}:
        rest = rest[1:]
    if rest and rest[-1].text == "%":
        rest = rest[:-1]
    return len(rest) == 1 and rest[0].kind == "number"


def show(nodes: tuple[Node, ...] | list[Node]) -> str:
    """Write nodes back, for messages."""
    pieces = []
    for node in nodes:
        if node.kind == "command":
            pieces.append(f"\\{node.text} ")
        elif node.kind == "group":
            pieces.append("{" + show(node.children) + "}")
        elif node.kind == "environment":
            pieces.append(f"\\begin{{{node.text}}}…")
        else:
            pieces.append(node.text)
    return "".join(pieces).strip()


def flat(nodes: tuple[Node, ...] | list[Node]) -> list[Node]:
    """All nodes at any depth."""
    found = []
    for node in nodes:
        found.append(node)
        found.extend(flat(node.children))
    return found


VALUED = frozenset(
    """
    det rank norm abs lVert lvert sum prod lim max min dim int Pr operatorname
    log ln exp sin cos tan sqrt binom
    """.split()
)
DECORATIONS = frozenset(
    "vect mathbf mathrm mathcal boldsymbol hat bar tilde widehat vec dot".split()
)


def head_kind(nodes: tuple[Node, ...]) -> str:
    r"""What the left end of a chain is.

    `value` for a quantity that is worked out (`\det A`, `\norm{\vect x}`,
    `P(A)`), `name` for a symbol (`x_1`, `\vect x`, `f(2)`, `(x, y)`),
    `equation` for an expression with unknowns (`2x + 3y`).
    """
    everything = flat(nodes)
    if any(n.kind == "command" and n.text in VALUED for n in everything) or any(
        n.kind == "environment" and n.text == "vmatrix" for n in everything
    ):
        return "value"
    if len(nodes) > 1 and nodes[0].text in {"P", "E"} and nodes[1].text in {"(", "["}:
        return "value"
    if is_name(list(nodes)):
        return "name"
    return "equation"


def is_name(nodes: list[Node]) -> bool:
    """Whether nodes are a symbol, a symbol applied, or a tuple of symbols."""
    if nodes and nodes[0].text == "(" and nodes[-1].text == ")":
        return all(is_name(part) for part in split_commas(nodes[1:-1]))
    letters_seen = 0
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.text in {"_", "^"}:
            index += 2
            continue
        if node.text == "(" and letters_seen:
            return nodes[-1].text == ")" and not any(
                n.text in {"+", "-"} for n in nodes[:index]
            )
        if node.kind == "command" and node.text in DECORATIONS:
            letters_seen += 1
            index += 2
            continue
        if node.kind == "command" and (node.text in GREEK or node.text == "ell"):
            letters_seen += 1
        elif node.kind == "command" and node.text.startswith("text "):
            letters_seen += 1
        elif node.kind == "sign" and (node.text.isalpha() or node.text == "'"):
            letters_seen += node.text.isalpha()
        else:
            return False
        index += 1
    return letters_seen == 1


def split_commas(nodes: list[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    depth = 0
    for node in nodes:
        depth += (node.text in OPENING) - (node.text in CLOSING)
        if node.text == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def tuple_values(nodes: tuple[Node, ...]) -> list[Number] | None:
    r"""The numbers of `(1, -2)` or `(1, -2)^\T`, or None."""
    rest = list(nodes)
    if len(rest) > 2 and rest[-2].text == "^" and rest[-1].text in {"T", "top"}:
        rest = rest[:-2]
    if len(rest) < 5 or rest[0].text not in OPENING or rest[-1].text not in CLOSING:
        return None
    values = [evaluate(part) for part in split_commas(rest[1:-1])]
    if len(values) < 2 or any(value is None for value in values):
        return None
    return values
