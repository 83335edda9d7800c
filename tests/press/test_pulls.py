"""Previews: what changed, what is taken, what is published and said."""

import json
import subprocess
import sys

import pytest

from publishing.paths import BOOK, ROOT
from publishing.pulls import examine, harmless, weekly
from publishing.pulls import comment as comments
from publishing.pulls import gather as gathering
from publishing.pulls.changes import (
    Size, changed_pages, changes_many, page_sizes)
from publishing.pulls.gather import gather
from publishing.pulls.github import GitHub, Refused
from publishing.pulls.harmless import (
    harmless_page, harmless_picture, make_harmless, unpack)
from publishing.pulls.report import (
    MARK, Findings, Preview, comment, read_findings)
from publishing.tools.browser import chromium
from publishing.tools.static_server import serving
from tests.press import fake_github as fake

COMMIT = "c0ffee" * 6 + "0000"
PAGE = '<!DOCTYPE html><html><body><img src="../_images/a.svg"></body></html>'
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" '
       'xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>')
PREVIEW = {"html/index.html": "<p>New", "html/part/page.html": PAGE,
           "html/_images/a.svg": SVG.format("<g/>"),
           "html/_static/book.js": "alert(1)",
           "report.json": json.dumps({"checks": ["book/a.md:1: x: mend"],
                                      "links": []})}
SITE = {"index.html": "<p>Old", "part/page.html": PAGE,
        "_static/book.js": "let book;"}


# --- What changed ------------------------------------------------------------

def test_changed_pages_come_from_file_names():
    files = ["book/calculus/gradients.md", "README.md", "book/index.md",
             "book/calculus/labs/two-layer-network.md", "book/figures/lines/figure.js",
             "code/book/notes.md", "book/../x.md", "book/a b.md",
             "book/x.md](https://example.org).md", "book/calculus/gradients.md"]
    assert changed_pages(files) == [
        "calculus/gradients", "calculus/labs/two-layer-network", "index"]


def test_every_page_of_the_book_has_a_name_that_is_understood():
    sources = [path.relative_to(ROOT).as_posix()
               for path in BOOK.rglob("*.md")]
    assert len(changed_pages(sources)) == len(sources) > 0


@pytest.mark.parametrize("file, many", [
    ("code/mlmath/vectors.py", True), ("publishing/theme/pages.py", True),
    ("book/figures/lines/figure.js", True), ("_toc.yml", True),
    ("requirements.lock", True), ("book/index.md", False),
    ("README.md", False), ("tests/text/test_book.py", False)])
def test_what_changes_many_pages(file, many):
    assert changes_many([file]) is many


def test_sizes_count_a_page_and_its_pictures_once(tmp_path):
    base, site = tmp_path / "base", tmp_path / "site"
    for folder in (base, site):
        (folder / "_images").mkdir(parents=True)
        (folder / "index.html").write_text(
            '<img src="_images/a.png"><img src="_images/a.png">'
            '<img src="../_images/b.png"><img src="_images/none.png">')
    (base / "_images/a.png").write_bytes(bytes(1000))
    (site / "_images/a.png").write_bytes(bytes(3500))
    (tmp_path / "_images").mkdir()
    (tmp_path / "_images/b.png").write_bytes(bytes(9000))
    (site / "new.html").write_text("New")
    index, new, gone = page_sizes(["index", "new", "gone"], base, site)
    assert index.after - index.before == 2500
    assert 1000 < index.before < 1200
    assert new.before is None and 0 < new.after < 100
    assert gone == Size("gone", None, None)


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, "-c", "user.name=n", "-c",
                    "user.email=e", *arguments], check=True,
                   capture_output=True)


def test_a_change_is_examined(tmp_path, monkeypatch, capsys):
    """Three files change, one of which is a page; its link is followed."""
    (tmp_path / "book").mkdir()
    for name in ("book/index.md", "book/gone.md", "other"):
        (tmp_path / name).write_text("1")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (tmp_path / "book/index.md").write_text("2")
    (tmp_path / "book/gone.md").rename(tmp_path / "book/ä\nnew.md")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "second")
    (tmp_path / "index.html").write_text(
        '<article><a href="https://a.invalid/">a</a></article>')
    (tmp_path / "gone.html").write_text(
        '<article><a href="https://b.invalid/">b</a></article>')
    followed = {}
    for name, value in {
            "ROOT": tmp_path, "SITE": tmp_path,
            "REPORT": tmp_path / "report.json",
            "Book": type("Book", (), {"read": lambda: None}),
            "check_book": lambda book: ["book/index.md:1: mend this"],
            "check_links": lambda links: followed.update(links) or ["gone"],
            }.items():
        monkeypatch.setattr(examine, name, value)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert examine.changed_files("HEAD^1") == [
        "book/gone.md", "book/index.md", "book/ä\nnew.md"]
    examine.main()
    assert set(followed) == {"https://a.invalid/", "https://b.invalid/"}
    assert read_findings((tmp_path / "report.json").read_text()) == Findings(
        ("book/index.md:1: mend this",), ("gone",))
    assert (tmp_path / "summary").read_text() == capsys.readouterr().out


# --- What is taken -----------------------------------------------------------

def unpacked(tmp_path, files):
    archive = tmp_path / "preview.zip"
    archive.write_bytes(fake.packed(files))
    unpack(archive, tmp_path / "out", "html/")
    return {path.relative_to(tmp_path).as_posix()
            for path in tmp_path.rglob("*") if path.is_file()}


def test_only_what_a_page_needs_is_unpacked(tmp_path):
    extra = ("html/../outside.html", "../outside.html", "/etc/x.html",
             "html/.hidden.html", "html/a/../../x.html", "html/a\\..\\x.html",
             "html/worker.js", "html/a.xhtml", "html/a.xml", "html/a.mjs",
             "html/a.html.js", "html/a.pdf", "html/ä.html", "elsewhere.html")
    names = unpacked(tmp_path, PREVIEW | dict.fromkeys(extra, "x"))
    assert names == {"preview.zip", "out/index.html", "out/part/page.html",
                     "out/_images/a.svg"}


@pytest.mark.parametrize("limit, value", [
    ("FILES", 1), ("FILE_BYTES", 50), ("ALL_BYTES", 60)])
def test_too_much_is_refused(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(harmless, limit, value)
    with pytest.raises(Refused, match="more than"):
        unpacked(tmp_path, PREVIEW)


def test_a_site_without_a_first_page_is_refused(tmp_path):
    with pytest.raises(Refused, match="no first page"):
        unpacked(tmp_path, {"html/part/page.html": PAGE})


@pytest.mark.parametrize("inside, kept", [
    ("<script>alert(1)</script>", ""),
    ("<foreignObject><p/></foreignObject>", ""),
    ('<a href="javascript:alert(1)"><path/></a>', ""),
    ('<animate attributeName="href" to="javascript:x"/>', ""),
    ('<set attributeName="onload" to="x"/>', ""),
    ('<g onload="alert(1)" ONCLICK="x"/>', "<g/>"),
    ('<use href="other.svg#x"/>', "<use/>"),
    ('<use xlink:href="data:image/svg+xml,x"/>', "<use/>"),
    ('<image href="https://example.org/x.png"/>', "<image/>"),
    ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', ""),
    ('<?xml-stylesheet href="x.xsl"?><g/>', "<g/>"),
    ('<g id="a"><path d="M 0 0" style="fill: none"/></g>',
     '<g id="a"><path d="M 0 0" style="fill: none"/></g>'),
    ('<use xlink:href="#a"/>', '<use xlink:href="#a"/>'),
    ('<image href="data:image/png;base64,aGk="/>',
     '<image href="data:image/png;base64,aGk="/>'),
])
def test_pictures_keep_what_cannot_act(inside, kept):
    text = harmless_picture(SVG.format(inside).encode()).decode()
    body = text.partition(">")[2].removesuffix("</svg>")
    if text.endswith("/>") and "</svg>" not in text:
        body = ""
    assert body.replace(" />", "/>") == kept


@pytest.mark.parametrize("document", [
    '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<g>&a;</g>"),
    '<html xmlns="http://www.w3.org/1999/xhtml"><script>x</script></html>'])
def test_other_documents_are_refused(document):
    with pytest.raises(Refused):
        harmless_picture(document.encode())


def test_a_picture_that_cannot_be_read_is_left_out(tmp_path):
    for name, content in {"bad.svg": b"<svg", "kind.svg": b"\xff\xfe<\0s\0",
                          "good.svg": SVG.format("<g/>").encode()}.items():
        (tmp_path / name).write_bytes(content)
    make_harmless(tmp_path, 12)
    assert [path.name for path in tmp_path.iterdir()] == ["good.svg"]


def test_a_picture_as_matplotlib_draws_it_comes_through():
    drawn = SVG.format('<defs><style type="text/css">*{}</style><clipPath '
                       'id="p"><rect x="0" y="0"/></clipPath></defs>'
                       '<g clip-path="url(#p)"><use xlink:href="#m" x="1"/></g>')
    again = harmless_picture(drawn.encode())
    for part in (b"clipPath", b"url(#p)", b'xlink:href="#m"', b"<style"):
        assert part in again


ATTACKS = """\
<!DOCTYPE html><html onclick="proof('html')"><head>
<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'">
<script>document.title = "inline ran"</script>
<script src="evil.js"></script><base href="https://example.org/">
</head><body onload="document.title = 'handler ran'">
<img src="nowhere.png" onerror="document.title = 'error ran'">
<iframe srcdoc="<script>parent.document.title = 'frame ran'</script>"></iframe>
<object data="evil.html"></object><embed src="evil.html">
<svg onload="document.title = 'svg ran'"><script>document.title = 1</script></svg>
<a id="go" href="javascript:document.title = 'link ran'">go</a>
<p style="color: rgb(1, 2, 3)">Text</p></body></html>
"""


@pytest.mark.parametrize("start", [b"", "\ufeff".encode(), b"\xff\xfe",
                                   b"--><!-- -->", b"</head></html>", b"\0"])
def test_nothing_runs_in_a_preview(tmp_path, start):
    evil = start + ATTACKS.encode()
    for name, page in {"raw.html": evil,
                       "evil.html": b"<script>top.document.title=2</script>",
                       "index.html": harmless_page(evil, 12)}.items():
        (tmp_path / name).write_bytes(page)
    (tmp_path / "evil.js").write_text("document.title = 'file ran'")
    with serving(tmp_path) as server, chromium() as browser:
        page = browser.new_page()
        page.goto(server.address + "index.html")
        page.evaluate("document.querySelector('#go')?.click()")
        page.wait_for_timeout(200)
        assert "ran" not in page.title() and page.title() not in ("1", "2")
        banner = page.evaluate(
            "getComputedStyle(document.documentElement, '::before').content")
        assert "pull request 12" in banner
        assert page.evaluate("document.compatMode") == "CSS1Compat"
        page.goto(server.address + "raw.html")
        page.wait_for_timeout(200)
        if start != b"\xff\xfe":  # read as another encoding, nothing is a tag
            assert page.title() != ""  # the attacks are real


# --- What is published -------------------------------------------------------

@pytest.fixture
def github():
    with fake.fake_github() as server:
        server.add_run("book.yml", 1, SITE, event="push", artifact="site")
        yield server


def client(server):
    return GitHub(fake.REPOSITORY, fake.TOKEN, server.address)


def gathered(server, tmp_path):
    number = gather(client(server), "https://some.github.io/repo/",
                    tmp_path / "published", tmp_path / "comments")
    return number, {
        path.relative_to(tmp_path).as_posix(): path.read_text("utf-8")
        for path in tmp_path.rglob("*") if path.is_file()}


def test_the_book_and_a_preview_are_published(github, tmp_path):
    github.add_pull(12, ["book/part/page.md", "book/gone.md"])
    github.add_run("preview.yml", 7, PREVIEW)
    number, files = gathered(github, tmp_path)
    assert number == 1
    assert set(files) == {
        "published/index.html", "published/part/page.html",
        "published/_static/book.js", "published/previews/12/index.html",
        "published/previews/12/part/page.html",
        "published/previews/12/_images/a.svg", "comments/12.md"}
    assert files["published/index.html"] == "<p>Old"
    shown = files["published/previews/12/index.html"]
    assert shown.index("Content-Security-Policy") < shown.index("<p>New")
    said = files["comments/12.md"]
    assert ("[part/page](https://some.github.io/repo/previews/12/"
            "part/page.html)") in said
    assert "(+0.1) | 0.1 |" in said
    assert "| gone | – | – |" in said
    assert "book/a.md:1: x: mend" in said
    # The token stays with GitHub's own server.
    assert github.tokens_at_storage == [None, None]


def test_a_closed_pull_request_has_no_preview(github, tmp_path):
    github.add_run("preview.yml", 7, PREVIEW)
    assert gathered(github, tmp_path)[0] == 0
    assert not (tmp_path / "published" / "previews").exists()
    asked = next(query for path, query in github.asked if path == "pulls")
    assert asked["state"] == "open" and asked["base"] == "main"


def test_a_preview_is_its_own_forks(github, tmp_path):
    github.add_pull(12, ["book/part/page.md"], owner=2, ref="main")
    github.add_run("preview.yml", 7, PREVIEW, owner=3, repository="other/repo")
    assert gathered(github, tmp_path)[0] == 0


def test_the_site_is_never_a_forks(github, tmp_path):
    bad = {"index.html": "<p>Bad"}
    github.add_run("book.yml", 2, bad, artifact="site", event="pull_request")
    github.add_run("book.yml", 3, bad, artifact="site", event="push",
                   repository="other/repo")
    _, files = gathered(github, tmp_path)
    assert files["published/index.html"] == "<p>Old"


def test_without_a_site_nothing_is_published(github, tmp_path):
    github.lists["actions/runs/1/artifacts"]["artifacts"][0]["expired"] = True
    with pytest.raises(Refused, match="no site of the main branch"):
        gathered(github, tmp_path)


def test_a_site_may_not_take_the_place_of_previews(github, tmp_path):
    github.add_run("book.yml", 2, SITE | {"previews/12/index.html": "x"},
                   event="push", artifact="site")
    with pytest.raises(Refused, match="holds a folder previews"):
        gathered(github, tmp_path)


def test_one_bad_preview_spoils_nothing(github, tmp_path):
    github.add_pull(12, ["book/part/page.md"])
    github.add_pull(13, ["book/index.md"], ref="other", owner=4)
    github.add_run("preview.yml", 7, {"html/other.html": "x"})
    github.files["7"] = b"no ZIP file"
    github.add_run("preview.yml", 8, PREVIEW, owner=4)
    number, files = gathered(github, tmp_path)
    assert number == 2
    assert "published/previews/13/index.html" in files
    assert not any(name.startswith("published/previews/12") for name in files)
    assert "There is no preview" in files["comments/12.md"]
    assert "no ZIP file" not in files["comments/12.md"]


def test_the_artifact_may_not_be_too_large(github, tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "PREVIEW_BYTES", 100)
    github.add_pull(12, [])
    github.add_run("preview.yml", 7, PREVIEW)
    assert "more than 100 bytes" in gathered(github, tmp_path)[1][
        "comments/12.md"]


def test_an_older_preview_says_so(github, tmp_path):
    github.add_pull(12, ["README.md"], sha="f" * 40)
    github.add_run("preview.yml", 7, PREVIEW)
    said = gathered(github, tmp_path)[1]["comments/12.md"]
    assert "newest commit, ffffffffff, has no preview" in said
    assert "The text of no page changes." in said


def test_lists_are_read_to_their_end(github):
    github.lists["pulls/12/files"] = [{"filename": f"{number}"}
                                      for number in range(250)]
    assert len(list(client(github).list("/pulls/12/files"))) == 250


@pytest.mark.parametrize("module", ["gather", "comment", "weekly"])
def test_what_site_runs_needs_the_standard_library_alone(module):
    # -I leaves out this environment's packages and the current folder.
    program = ("import sys; sys.path = [p for p in sys.path "
               "if 'site-packages' not in p]; "
               f"sys.path.insert(0, {str(ROOT)!r}); "
               f"import publishing.pulls.{module}")
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True)


# --- What is said ------------------------------------------------------------

@pytest.mark.parametrize("text", [
    "", "[]", "null", "{", '{"checks": 3}', '{"checks": [1, null, {}]}',
    "[" * 100_000])
def test_a_report_that_is_none_finds_nothing(text):
    assert read_findings(text) == Findings()


def test_a_report_cannot_leave_its_place():
    lines = ["````\n# Title", "a\r\u2028b\u202ec", "@someone", "x" * 5000]
    found = read_findings(json.dumps({"checks": lines * 20, "links": ["l"]}))
    text = comment(Preview(COMMIT, COMMIT, "run", "address/", findings=found))
    assert text.count("````") == 4
    start, end = (text.index("````text"), text.index("\n````\n"))
    assert start < text.index("# Title") < end
    assert text.index("@someone") < end
    assert "'''' # Title" in text
    assert not set("\r\u2028\u202e") & set(text)
    assert "and 50 more" in text and max(map(len, text.splitlines())) < 400
    assert len(text) < 60_000


def test_comments_are_written_once_and_changed(github, monkeypatch, tmp_path):
    for name, value in (("GITHUB_REPOSITORY", fake.REPOSITORY),
                        ("GITHUB_TOKEN", fake.TOKEN),
                        ("GITHUB_API_URL", github.address)):
        monkeypatch.setenv(name, value)
    for number in (12, 13, 14):
        (tmp_path / f"{number}.md").write_text(f"{MARK}\nText {number}\n")
    ours = {"login": "github-actions[bot]"}
    github.lists["issues/12/comments"] = [
        {"id": 1, "user": {"login": "someone"}, "body": MARK},
        {"id": 2, "user": ours, "body": "Another word."}]
    github.lists["issues/13/comments"] = [
        {"id": 3, "user": ours, "body": f"{MARK}\r\nText 13"}]
    github.lists["issues/14/comments"] = [
        {"id": 4, "user": ours, "body": f"{MARK}\nOld"}]
    comments.main(tmp_path)
    assert [(method, path) for method, path, _ in github.told] == [
        ("POST", "issues/12/comments"), ("PATCH", "issues/comments/4")]
    assert github.told[1][2]["body"].endswith("Text 14\n")


def needs(**results):
    return {job: {"result": results.get(job, "success")}
            for job in weekly.JOBS}


def test_the_weekly_issue_says_what_is_broken():
    assert weekly.issue_text(needs(), {"links": "x"}, "run") == ""
    text = weekly.issue_text(needs(links="failure", audit="cancelled"),
                             {"links": "gone: `404`", "newest": "no"}, "run")
    assert "gone: '404'" in text and "*cancelled*" in text
    assert "newest packages" not in text and "no\n" not in text


@pytest.mark.parametrize("open_issue, text, told", [
    (False, "", []),
    (False, "Broken", [("POST", "issues")]),
    (True, "Broken", [("PATCH", "issues/5")]),
    (True, "", [("PATCH", "issues/5")])])
def test_one_weekly_issue_is_kept(github, open_issue, text, told):
    ours = {"login": "github-actions[bot]"}
    github.lists["issues"] = [
        {"number": 4, "user": ours, "body": None},
        {"number": 3, "user": {"login": "someone"}, "body": weekly.MARK},
        {"number": 2, "user": ours, "body": weekly.MARK, "pull_request": {}}]
    if open_issue:
        github.lists["issues"].append(
            {"number": 5, "user": ours, "body": weekly.MARK})
    weekly.tell(client(github), text)
    assert [(method, path) for method, path, _ in github.told] == told
    if open_issue:
        assert ("state" in github.told[0][2]) is (text == "")
