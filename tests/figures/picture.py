"""What stands where in a drawn figure: marks and words, read from its SVG."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
PIECE = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
MOVE = re.compile(r"translate\((\S+?)[ ,](\S+?)\)")
CLIP = re.compile(r"url\(#(.+)\)")
# How many numbers each command of a path takes.
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "c": 6, "q": 4, "z": 0}
LOW_LETTERS = set("gjpqy(),;[]/QβμρAα") - set("Aα")


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def moved(self, across: float, down: float) -> "Box":
        return Box(self.left + across, self.top + down,
                   self.right + across, self.bottom + down)

    def inside(self, other: "Box", slack: float = 0.6) -> bool:
        return (self.left >= other.left - slack and self.top >= other.top - slack
                and self.right <= other.right + slack
                and self.bottom <= other.bottom + slack)

    def meets(self, other: "Box", least: float = 1.0) -> bool:
        """Whether the boxes share more than a rim of `least` pixels."""
        return (min(self.right, other.right) - max(self.left, other.left) > least
                and min(self.bottom, other.bottom) - max(self.top, other.top)
                > least)


@dataclass(frozen=True)
class Mark:
    """Something drawn in a view, counted from 0.

    `looks` are its attributes, `frame` is what clips it.
    """

    tag: str
    looks: dict
    box: Box
    frame: Box | None
    view: int


@dataclass(frozen=True)
class Words:
    text: str
    sizes: tuple[float, ...]
    box: Box
    frame: Box | None


class Picture:
    """A still picture.

    Parameters
    ----------
    svg
        The SVG, as the press draws it for paper.
    advances
        How wide letters are, in thousandths of their size.
    """

    def __init__(self, svg: str, advances: dict[str, int]) -> None:
        self.root = ElementTree.fromstring(svg)
        self.advances = advances
        self.view = Box(0, 0, float(self.root.get("width")),
                        float(self.root.get("height")))
        self.marks: list[Mark] = []
        self.words: list[Words] = []
        for view, node in enumerate(self.root.findall(f"{SVG}g")):
            self.read(node, 0, 0, None, view)
        for node in self.root.findall(f"{SVG}text"):
            self.words.append(self.read_words(node, 0, 0, None))

    @cached_property
    def clips(self) -> dict[str, Box]:
        return {clip.get("id"): rectangle(clip[0])
                for clip in self.root.iter(f"{SVG}clipPath")}

    def read(self, node, across: float, down: float, frame: Box | None,
             view: int) -> None:
        move = MOVE.search(node.get("transform", ""))
        if move:
            across += float(move[1])
            down += float(move[2])
        if clip := CLIP.fullmatch(node.get("clip-path", "")):
            frame = self.clips[clip[1]].moved(across, down)
        for child in node:
            tag = child.tag.removeprefix(SVG)
            if tag in ("pattern", "clipPath"):
                continue
            if tag == "g":
                self.read(child, across, down, frame, view)
            elif tag == "text":
                self.words.append(self.read_words(child, across, down, frame))
            elif (box := box_of(child)) is not None:
                move = MOVE.search(child.get("transform", ""))
                more = map(float, move.groups()) if move else (0, 0)
                self.marks.append(Mark(tag, dict(child.attrib), box.moved(
                    across, down).moved(*more), frame, view))

    def read_words(self, node, across, down, frame) -> Words:
        size = float(node.get("font-size", 16))
        pieces = [(node.text or "", size)]
        for piece in node:
            share = piece.get("font-size", "100%").removesuffix("%")
            pieces.append((piece.text or "", size * float(share) / 100))
            pieces.append((piece.tail or "", size))
        text = "".join(piece for piece, _ in pieces)
        width = sum(self.advances.get(letter, 600) * height / 1000
                    for piece, height in pieces for letter in piece)
        left = float(node.get("x", 0)) - width * {
            "middle": 0.5, "end": 1}.get(node.get("text-anchor"), 0)
        line = float(node.get("y", 0))
        low = 0.21 if LOW_LETTERS & set(text) else 0
        box = Box(left, line - 0.67 * size, left + width, line + low * size)
        sizes = tuple(height for piece, height in pieces if piece.strip())
        return Words(text, sizes, box.moved(across, down), frame)


def box_of(node) -> Box | None:
    """Return the box around a mark, None if there is nothing of it."""
    tag = node.tag.removeprefix(SVG)
    if tag in ("rect", "image"):
        return rectangle(node)
    if tag == "circle":
        x, y, r = (float(node.get(name, 0)) for name in ("cx", "cy", "r"))
        return Box(x - r, y - r, x + r, y + r)
    points = points_of(node.get("d", ""))
    if not points:
        return None
    xs, ys = zip(*points)
    return Box(min(xs), min(ys), max(xs), max(ys))


def rectangle(node) -> Box:
    x, y, width, height = (float(node.get(name, 0))
                           for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def points_of(path: str) -> list[tuple[float, float]]:
    """Return the points that a path goes through, and those that bend it."""
    points: list[tuple[float, float]] = []
    here = start = (0.0, 0.0)
    pieces = PIECE.findall(path)
    command = ""
    while pieces:
        if pieces[0].isalpha():
            command = pieces.pop(0)
        count = TAKES[command.lower()]
        numbers = [float(pieces.pop(0)) for _ in range(count)]
        base = here if command.islower() else (0.0, 0.0)
        kind = command.lower()
        if kind == "z":
            here = start
            continue
        if kind == "h":
            reached = [(base[0] + numbers[0], here[1])]
        elif kind == "v":
            reached = [(here[0], base[1] + numbers[0])]
        else:
            pairs = numbers[-2:] if kind == "a" else numbers
            reached = [(base[0] + x, base[1] + y)
                       for x, y in zip(pairs[::2], pairs[1::2])]
        here = reached[-1]
        if kind == "m":
            start, command = here, "l" if command == "m" else "L"
        points += reached
    return points


def luminance(color: str) -> float:
    """Return how light a color #rrggbb is, as WCAG has it."""
    shares = (int(color[k:k + 2], 16) / 255 for k in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
              for share in shares]
    return sum(part * weight for part, weight in zip(
        linear, (0.2126, 0.7152, 0.0722)))


def is_gray(color: str) -> bool:
    shares = [int(color[k:k + 2], 16) for k in (1, 3, 5)]
    return max(shares) - min(shares) < 40


def neighbors(marks: list[Mark]) -> list[tuple[Mark, Mark | None]]:
    """Return each mark with the one that is drawn right after it."""
    return [*pairwise(marks), (marks[-1], None)] if marks else []
