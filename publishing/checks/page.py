"""Turn one MyST file into a tree of blocks with absolute line numbers.

Everything the checks know about a page comes from this module. It parses with
markdown-it and the plugins the book's build uses, reads the content of
directives with the same parser, and keeps for every block the line of the
file on which it starts. What cannot be read (bad YAML in the head of a cell,
a fence that is never closed) is collected in ``Page.errors``.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.substitution import substitution_plugin

# Directives whose content is not Markdown.
VERBATIM = {
    "code-cell", "code", "code-block", "sourcecode", "literalinclude", "math",
    "raw", "mermaid", "eval-rst", "csv-table", "bibliography", "toctree",
    "tableofcontents", "image", "solution-end", "glue:figure", "glue:math",
}

# Tags of code cells whose code the reader does not see at once.
HIDDEN_TAGS = {"remove-cell", "remove-input", "hide-input"}


@dataclass(frozen=True)
class ParseError:
    line: int
    text: str


@dataclass(frozen=True)
class Inline:
    """A piece of running text.

    `kind` is text, code, math, role, link, image or html; `content` is what
    is written there; `name` is the role's name, `target` the address of a
    link or an image.
    """

    kind: str
    content: str
    line: int
    name: str = ""
    target: str = ""


@dataclass(eq=False)
class Block:
    """A block on lines `line` to `end` (both included, counted from 1)."""

    line: int
    end: int
    children: list[Block] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """Yield this block and all blocks below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, kind: type | tuple[type, ...]) -> list:
        """Return the blocks of one kind at or below this one, in order."""
        return [block for block in self.walk() if isinstance(block, kind)]

    def inlines(self) -> Iterator[Inline]:
        """Yield all pieces of running text at or below this block."""
        for block in self.walk():
            yield from getattr(block, "text", ())

    def directives(self, *names: str) -> list[Directive]:
        """Return the directives at or below this block, by name."""
        return [d for d in self.find(Directive) if not names or d.name in names]


@dataclass(eq=False)
class Paragraph(Block):
    text: list[Inline] = field(default_factory=list)
    source: str = ""


@dataclass(eq=False)
class Heading(Paragraph):
    level: int = 1

    @property
    def title(self) -> str:
        return plain(self.text)


@dataclass(eq=False)
class Container(Block):
    """A list, a list item, a quotation, a table or a glossary entry."""

    kind: str = ""


@dataclass(eq=False)
class Target(Block):
    label: str = ""


@dataclass(eq=False)
class Comment(Block):
    content: str = ""


@dataclass(eq=False)
class Math(Block):
    """A display: `$$ … $$`, perhaps with a label, or another form.

    `form` is dollars, directive (`{math}`) or bare (`\\begin{align}` in the
    text). The content begins on the line `content_line`.
    """

    content: str = ""
    label: str = ""
    form: str = "dollars"
    content_line: int = 0


@dataclass(eq=False)
class Code(Block):
    """A code block that is shown but never run."""

    content: str = ""


@dataclass(eq=False)
class Html(Block):
    content: str = ""


@dataclass(eq=False)
class Directive(Block):
    name: str = ""
    argument: str = ""
    options: dict = field(default_factory=dict)
    option_lines: dict = field(default_factory=dict)
    body: str = ""
    body_line: int = 0
    title: list[Inline] = field(default_factory=list)

    @property
    def text(self) -> list[Inline]:
        """The title, where the argument is one."""
        return self.title

    @property
    def classes(self) -> list[str]:
        return str(self.options.get("class") or "").split()


@lru_cache(maxsize=1024)
def parse_code(code: str) -> ast.Module:
    return ast.parse(code)


@dataclass(eq=False)
class CodeCell(Directive):
    """A code cell; `body` is its code, `body_line` the code's first line."""

    nested: bool = False

    @property
    def tags(self) -> set[str]:
        tags = self.options.get("tags") or []
        return set(tags) if isinstance(tags, list) else {str(tags)}

    @property
    def visible(self) -> bool:
        """Whether the reader sees the code without a click."""
        return not self.tags & HIDDEN_TAGS

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree of the code, None if it is not Python."""
        try:
            return parse_code(self.body)
        except (SyntaxError, ValueError):
            return None

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of the syntax tree."""
        return list(ast.walk(self.tree)) if self.tree else []

    @property
    def removed(self) -> bool:
        return "remove-cell" in self.tags

    @property
    def your_turn(self) -> bool:
        """Whether the reader completes the cell: a template, with a check."""
        return "your-turn" in self.tags

    @property
    def mystnb(self) -> dict:
        settings = self.options.get("mystnb")
        return settings if isinstance(settings, dict) else {}

    @property
    def figure(self) -> dict | None:
        settings = self.mystnb.get("figure")
        return settings if isinstance(settings, dict) else None

    @property
    def image(self) -> dict:
        settings = self.mystnb.get("image")
        return settings if isinstance(settings, dict) else {}


@dataclass(eq=False)
class Section:
    """A heading of level two and all blocks up to the next one."""

    title: str
    heading: Heading | None
    blocks: list[Block]

    def as_block(self) -> Block:
        line = self.heading.line if self.heading else 1
        return Block(line, line, self.blocks)


@dataclass(eq=False)
class Page:
    path: Path
    name: str
    source: str
    front: dict
    front_line: int
    blocks: list[Block]
    errors: list[ParseError]

    @cached_property
    def lines(self) -> list[str]:
        return self.source.split("\n")

    @property
    def address(self) -> str:
        """The page as `_toc.yml` lists it."""
        return self.name.removeprefix("book/").removesuffix(".md")

    @property
    def kind(self) -> str:
        return str(self.front.get("kind", ""))

    @property
    def planned(self) -> bool:
        return self.front.get("status") == "planned"

    @cached_property
    def root(self) -> Block:
        return Block(1, len(self.lines), self.blocks)

    def find(self, kind: type | tuple[type, ...]) -> list:
        return self.root.find(kind)

    def directives(self, *names: str) -> list[Directive]:
        return self.root.directives(*names)

    @cached_property
    def cells(self) -> list[CodeCell]:
        return self.find(CodeCell)

    @property
    def title(self) -> Heading | None:
        return next((b for b in self.blocks if isinstance(b, Heading)), None)

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the page between headings of level two."""
        sections = [Section("", None, [])]
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 2:
                sections.append(Section(block.title, block, []))
            else:
                sections[-1].blocks.append(block)
        return sections

    def section(self, title: str) -> Section | None:
        return next((s for s in self.sections if s.title == title), None)

    def front_key_line(self, key: str) -> int:
        """The line of a key of the front matter, 1 if it is not there."""
        for number, line in enumerate(self.lines, start=1):
            if number > 1 and line.rstrip() == "---":
                break
            if line.startswith(f"{key}:"):
                return number
        return 1

    def find_line(self, text: str, start: int = 1) -> int:
        """The first line from `start` on that contains `text`, or `start`."""
        for number in range(start, len(self.lines) + 1):
            if text in self.lines[number - 1]:
                return number
        return start


def plain(text: list[Inline]) -> str:
    """The words of running text, without markup."""
    pieces = []
    for piece in text:
        if piece.kind == "role":
            pieces.append(role_text(piece.content))
        elif piece.kind in {"text", "code"}:
            pieces.append(piece.content)
        elif piece.kind == "math":
            pieces.append(f"${piece.content}$")
    return "".join(pieces).strip()


ROLE_TARGET = re.compile(r"^(?P<text>.*?)\s*<(?P<target>[^<>]*)>$", re.DOTALL)


def role_text(content: str) -> str:
    """The words a role shows: ``pivots <pivot>`` shows "pivots"."""
    match = ROLE_TARGET.match(content)
    return match["text"] if match else content


def role_target(content: str) -> str:
    """What a role points to: ``pivots <pivot>`` points to "pivot"."""
    match = ROLE_TARGET.match(content)
    return " ".join((match["target"] if match else content).split())


def markdown_parser() -> MarkdownIt:
    """The parser with the syntax extensions the book's build turns on."""
    return (
        MarkdownIt("commonmark")
        .enable("table")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin)
        .disable("footnote_inline")
        .disable("footnote_tail")
        .use(
            dollarmath_plugin,
            allow_labels=True,
            allow_space=True,
            allow_digits=True,
            double_inline=False,
        )
        .use(colon_fence_plugin)
        .use(amsmath_plugin)
        .use(deflist_plugin)
        .use(substitution_plugin)
        .use(
            attrs_plugin,
            after=("image", "code_inline", "link_close", "span_close"),
            spans=True,
            span_after="footnote_ref",
        )
        .use(attrs_block_plugin)
    )


PARSER = markdown_parser()
DIRECTIVE_INFO = re.compile(r"^\{(?P<name>[^\s{}]+)\}\s*(?P<argument>.*)$")


def read_page(path: Path, name: str | None = None) -> Page:
    """Read and parse one file; `name` is how messages call it."""
    return parse_page(path.read_text(encoding="utf-8"), name or str(path), path)


def parse_page(source: str, name: str = "page.md", path: Path | None = None) -> Page:
    """Parse the source of one page."""
    builder = Builder(source)
    blocks = builder.parse(source, 0)
    return Page(
        path=path or Path(name),
        name=name,
        source=source,
        front=builder.front,
        front_line=1,
        blocks=blocks,
        errors=sorted(builder.errors, key=lambda error: error.line),
    )


class Builder:
    """Build blocks from markdown-it's tokens, recursively for directives."""

    def __init__(self, source: str):
        self.lines = source.split("\n")
        self.front: dict = {}
        self.errors: list[ParseError] = []

    def error(self, line: int, text: str) -> None:
        self.errors.append(ParseError(line, text))

    def parse(self, text: str, offset: int, depth: int = 0) -> list[Block]:
        """Parse Markdown that starts after line `offset` of the file."""
        # Only the page itself has a front matter: inside a directive a line
        # "---" is a rule.
        tokens = PARSER.parse(text, {}) if depth == 0 else nested_tokens(text)
        blocks, _ = self.build(tokens, 0, offset, depth)
        return blocks

    def build(
        self, tokens: list[Token], index: int, offset: int, depth: int
    ) -> tuple[list[Block], int]:
        """Build the blocks up to the token that closes the current one."""
        blocks: list[Block] = []
        while index < len(tokens):
            token = tokens[index]
            if token.nesting == -1:
                return blocks, index
            if token.nesting == 1:
                children, close = self.build(tokens, index + 1, offset, depth)
                self.add_open(blocks, token, children, tokens[index + 1], offset)
                index = close + 1
                continue
            block = self.leaf(token, offset, depth)
            if block is not None:
                blocks.append(block)
            index += 1
        return blocks, index

    def add_open(
        self,
        blocks: list[Block],
        token: Token,
        children: list[Block],
        first: Token,
        offset: int,
    ) -> None:
        line, end = self.extent(token, offset)
        if token.type in {"paragraph_open", "heading_open"}:
            text = list(inline_pieces(first, line))
            if token.type == "heading_open":
                level = int(token.tag[1])
                blocks.append(
                    Heading(line, end, [], text, first.content, level=level)
                )
            else:
                blocks.append(Paragraph(line, end, [], text, first.content))
        else:
            if line == 0 and children:
                line, end = children[0].line, children[-1].end
            kind = token.type.removesuffix("_open")
            blocks.append(Container(line, end, children, kind=kind))

    def leaf(self, token: Token, offset: int, depth: int) -> Block | None:
        line, end = self.extent(token, offset)
        match token.type:
            case "front_matter":
                self.read_front(token.content, line)
                return None
            case "inline":
                # Cells of tables and terms of definition lists hold their
                # text without a paragraph; the paragraph's own text is read
                # where it opens.
                return Paragraph(
                    line, end, [], list(inline_pieces(token, line)), token.content
                )
            case "fence" | "colon_fence":
                return self.fence(token, offset, depth)
            case "math_block" | "math_block_label":
                return Math(
                    line, end, content=token.content, label=token.info or "",
                    content_line=line,
                )
            case "amsmath":
                return Math(
                    line, end, content=token.content, form="bare", content_line=line
                )
            case "myst_target":
                return Target(line, end, label=token.content)
            case "myst_line_comment":
                return Comment(line, end, content=token.content)
            case "code_block":
                return Code(line, end, content=token.content)
            case "html_block":
                return Html(line, end, content=token.content)
        return None

    def extent(self, token: Token, offset: int) -> tuple[int, int]:
        if not token.map:
            return 0, 0
        return offset + token.map[0] + 1, offset + token.map[1]

    def read_front(self, content: str, line: int) -> None:
        try:
            front = yaml.safe_load(content)
        except yaml.YAMLError as error:
            self.error(
                line + yaml_line(error) + 1,
                f"the front matter is not YAML ({yaml_problem(error)}); mend it",
            )
            return
        if isinstance(front, dict):
            self.front = front
        else:
            self.error(line, "the front matter is not a list of `key: value` lines")

    def fence(self, token: Token, offset: int, depth: int) -> Block | None:
        line, end = self.extent(token, offset)
        info = token.info.strip()
        self.check_closed(token, line, end)
        match = DIRECTIVE_INFO.match(info)
        if match is None:
            if info.startswith("{"):
                self.error(
                    line, f"`{info}` is not `{{name}} argument`; mend the directive"
                )
            return Code(line, end, content=token.content)
        name, argument = match["name"], match["argument"].strip()
        # A directive that opens in the line of a list item keeps its content
        # on the lines below, so its offset is the line of the fence.
        options, option_lines, body, skipped = self.read_options(
            token.content, line, name, token.type == "colon_fence"
        )
        body_line = line + 1 + skipped
        common = {
            "name": name,
            "argument": argument,
            "options": options,
            "option_lines": option_lines,
            "body": body,
            "body_line": body_line,
        }
        if name == "code-cell":
            return CodeCell(line, end, nested=depth > 0, **common)
        if name == "math":
            label = str(options.get("label") or "")
            return Math(
                line, end, content=body or argument, label=label,
                form="directive", content_line=body_line,
            )
        directive = Directive(line, end, **common)
        if argument and has_title(name):
            directive.title = inline_text(argument, line)
        if name == "glossary":
            directive.children = self.glossary(body, body_line)
        elif name not in VERBATIM:
            directive.children = self.parse(body, body_line - 1, depth + 1)
        return directive

    def check_closed(self, token: Token, line: int, end: int) -> None:
        """Refuse a fence that runs to the end of what contains it."""
        last = self.lines[end - 1].strip(" >") if end <= len(self.lines) else ""
        fence = token.markup
        if end == line or set(last) != set(fence[0]) or len(last) < len(fence):
            self.error(
                line,
                f"`{fence}{token.info}` is never closed; add a line `{fence}`, and "
                "give a fence that contains fences more marks than they have",
            )

    def read_options(
        self, content: str, line: int, name: str, colons: bool
    ) -> tuple[dict, dict, str, int]:
        """Split the options from the body; also return the lines they take.

        As MyST does, a fence of colons may begin with another one.
        """
        lines = content.split("\n")
        if colons and content.startswith(":::"):
            return {}, {}, content, 0
        if content.startswith("---"):
            close = next(
                (i for i, text in enumerate(lines[1:], 1) if text.startswith("---")),
                None,
            )
            if close is None:
                self.error(
                    line + 1,
                    f"the options of `{{{name}}}` start with `---` but no second "
                    "`---` ends them; add it",
                )
                return {}, {}, "", len(lines)
            head = lines[1:close]
            count = close + 1
            first = line + 2
            source = textwrap.dedent("\n".join(head))
        else:
            count = 0
            while count < len(lines) and re.match(r"\s*:\S", lines[count]):
                count += 1
            if count == 0:
                return {}, {}, content, 0
            first = line + 1
            source = "\n".join(text.lstrip()[1:] for text in lines[:count])
        options = self.option_values(source, first, name)
        option_lines = {}
        for number, text in enumerate(source.split("\n"), start=first):
            for key in re.findall(r"^\s*([\w-]+):(?:\s|$)", text):
                option_lines.setdefault(key, number)
        return options, option_lines, "\n".join(lines[count:]), count

    def option_values(self, source: str, first: int, name: str) -> dict:
        if name != "code-cell" and ":" in source:
            # Ordinary directives read their options as text.
            simple = re.findall(r"^([\w-]+):(?:[ ]+(.*))?$", source, re.MULTILINE)
            if len(simple) == len(source.split("\n")):
                return {key: value.strip() for key, value in simple}
        try:
            options = yaml.safe_load(source)
        except yaml.YAMLError as error:
            self.error(
                first + yaml_line(error),
                f"the options of `{{{name}}}` are not YAML ({yaml_problem(error)}); "
                "mend them, perhaps with quotation marks around the value",
            )
            return {}
        if options is None:
            return {}
        if not isinstance(options, dict):
            self.error(
                first, f"the options of `{{{name}}}` are not `key: value` lines"
            )
            return {}
        return options

    def glossary(self, body: str, body_line: int) -> list[Block]:
        """Read `{glossary}`: terms at the margin, definitions indented."""
        entries: list[Block] = []
        lines = body.split("\n")
        index = 0
        while index < len(lines):
            if not lines[index].strip() or lines[index].startswith(" "):
                index += 1
                continue
            start = index
            while index < len(lines) and lines[index][:1] not in {"", " "}:
                index += 1
            terms: list[Block] = [
                Paragraph(
                    body_line + i, body_line + i, [],
                    inline_text(lines[i], body_line + i), lines[i],
                )
                for i in range(start, index)
            ]
            first = index
            while index < len(lines) and lines[index][:1] in {"", " "}:
                index += 1
            definition = textwrap.dedent("\n".join(lines[first:index]))
            children = self.parse(definition, body_line + first - 1, 1)
            line = body_line + start
            entries.append(
                Container(
                    line, body_line + index - 1,
                    [
                        Container(line, line, terms, kind="glossary_terms"),
                        Container(line, line, children, kind="glossary_definition"),
                    ],
                    kind="glossary_entry",
                )
            )
        return entries


NESTED = markdown_parser().disable("front_matter")


@lru_cache(maxsize=4096)
def nested_tokens(text: str) -> list[Token]:
    """The tokens of a directive's content; tokens are only read, never changed."""
    return NESTED.parse(text, {})


def has_title(name: str) -> bool:
    """Whether a directive's argument is a title, that is running text."""
    return name.startswith("prf:") or name in {
        "exercise", "dropdown", "admonition", "note", "warning", "tip", "card",
        "tab-item", "seealso", "hint", "important", "caution", "attention",
        "grid-item-card", "margin", "sidebar", "topic", "rubric", "table", "list-table",
    }


@lru_cache(maxsize=4096)
def inline_tokens(source: str) -> list[Token]:
    return PARSER.parseInline(source, {})


def inline_text(source: str, line: int) -> list[Inline]:
    """Parse one line of running text."""
    tokens = inline_tokens(source)
    return [piece for token in tokens for piece in inline_pieces(token, line)]


def inline_pieces(token: Token, line: int) -> Iterator[Inline]:
    """Yield the pieces of an inline token, each with its own line.

    Inline tokens carry no line numbers. A cursor walks through the source of
    the paragraph: line breaks between pieces move it, and each piece is
    looked for from where the last one ended.
    """
    source = token.content
    cursor = 0
    link: tuple[str, list[str], int] | None = None
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            found = source.find("\n", cursor)
            if found >= 0:
                cursor = found + 1
            yield Inline("text", " ", line + source.count("\n", 0, cursor))
            continue
        content = child.content or ""
        first_word = content.split("\n")[0].split(" ")[0] if content else ""
        found = source.find(content, cursor)
        if found < 0 and first_word:
            found = source.find(first_word, cursor)
        if found >= 0 and content:
            at, cursor = line + source.count("\n", 0, found), found + len(content)
        else:
            at = line + source.count("\n", 0, cursor)
        match child.type:
            case "link_open":
                link = (str(child.attrs.get("href", "")), [], at)
            case "link_close" if link:
                yield Inline("link", "".join(link[1]), link[2], target=link[0])
                link = None
            case "text":
                if link:
                    link[1].append(content)
                yield Inline("text", content, at)
            case "code_inline":
                yield Inline("code", content, at)
            case "math_inline" | "math_inline_double" | "math_single":
                yield Inline("math", content, at)
            case "myst_role":
                yield Inline("role", content, at, name=child.meta["name"])
            case "image":
                target = str(child.attrs.get("src", ""))
                yield Inline("image", content, at, target=target)
            case "html_inline":
                yield Inline("html", content, at)


def yaml_line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line if mark else 0


def yaml_problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or "unreadable")
