"""Packs wheels and the standard library anew, smaller and byte-compiled.

Runs inside the very Pyodide that will import the result, because byte code
belongs to one version of Python. Compiling in the reader's browser takes half
of the time to the first output.

All archives are compressed as a whole, by gzip, which browsers undo on their
own and several times as quickly as Python does: wheels become tar archives,
the standard library a zip archive, from which Python imports it.
"""

import gzip
import importlib._bootstrap_external as bootstrap
import io
import re
import tarfile
import zipfile

# What no cell needs: tests, sources of extensions, sample data, pictures of
# toolbars, and fonts beside the ones that figures and formulas use.
UNUSED_IN_WHEELS = re.compile(r"""
    (^|/)tests?/ | (^|/)conftest\.py$ | (^|/)_pyinstaller/
    | \.(pyi|pxd|pyx|c|h|typed|lib|a|build)$ | /include/
    | _tests?\.cpython-\d+-\w+-\w+\.so$ | /_simd\.cpython
    | \.dist-info/RECORD$
    | ^matplotlib/(mpl-data/(sample_data|images|plot_directive)
                   | mpl-data/fonts/(afm|pdfcorefonts)
                   | mpl-data/fonts/ttf/(DejaVuSerif
                       | DejaVuSansMono-(Bold|Oblique))
                   | sphinxext)/?
    """, re.X)

# Modules that need a terminal, a window, a network, or another process.
UNUSED_IN_LIBRARY = re.compile(r"""
    ^(test|idlelib|turtledemo|turtle|tkinter|ensurepip|pydoc_data|curses|dbm
      |venv|pyrepl|wsgiref|xmlrpc|mailbox|imaplib|smtplib|ftplib|poplib
      |sqlite3|lib2to3|distutils|pip)[/.]
    """, re.X)

# Modules that no start and few cells import. They come in an archive of their
# own, which is downloaded when the first of them is imported.
LATER = re.compile(r"""
    ^(_ast_unparse|_pydatetime|_pydecimal|_pyio|_pyrepl|_sysconfigdata\w*
      |argparse|bdb|calendar|cmd|code|configparser|cProfile|difflib|doctest
      |fileinput|ftplib|getpass|gettext|graphlib|hmac|http|ipaddress
      |mimetypes|modulefinder|multiprocessing|netrc|nturl2path|optparse|pdb
      |pickletools|pkgutil|plistlib|pprint|profile|pstats|pydoc|quopri|sched
      |secrets|shlex|socketserver|stringprep|symtable|tomllib|trace
      |tracemalloc|unittest|urllib|uuid|webbrowser|xml|zipapp|zoneinfo)[/.]
    | ^email/(?!__init__)
    | ^logging/(?!__init__)
    | ^concurrent/interpreters | ^concurrent/futures/(process|interpreter)
    | ^encodings/(?!(__init__|aliases|ascii|utf_8|utf_8_sig|utf_16\w*
        |utf_32\w*|latin_1|iso8859_1|cp437|cp1252|raw_unicode_escape
        |unicode_escape|idna|charmap|undefined)\.py)
    """, re.X)

# The oldest date that a zip file can hold: the same bytes in every build.
DATE = (1980, 1, 1, 0, 0, 0)

LIBRARY_FOLDER = "/lib/python314.zip/"
SITE_FOLDER = "/lib/python3.14/site-packages/"


def repack_library(content):
    """Return what a start needs of the standard library.

    Without sources and unused modules.
    """
    files = converted(content, UNUSED_IN_LIBRARY,
                      library_converter(later=False))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, DATE), data)
    return compressed(result)


def repack_library_later(content):
    """Return what can come later of the standard library."""
    return tar(converted(content, UNUSED_IN_LIBRARY,
                         library_converter(later=True)))


def repack_wheel(content):
    """Return a wheel with byte code in the place of sources."""
    def convert(name, data):
        if not name.endswith(".py"):
            return [(name, data)]
        return [(name + "c", byte_code(data, SITE_FOLDER + name, 0))]
    return tar(converted(content, UNUSED_IN_WHEELS, convert))


def repack_own(content):
    """Return the book's own wheel, with byte code and sources.

    Readers look at them: `inspect.getsource` prints its functions.
    """
    def convert(name, data):
        if not name.endswith(".py"):
            return [(name, data)]
        folder, _, module = name.rpartition("/")
        cached = (f"{folder}/__pycache__/"
                  f"{module.removesuffix('.py')}.cpython-314.pyc")
        return [(name, data), (cached, byte_code(data, SITE_FOLDER + name, 0))]
    return tar(converted(content, UNUSED_IN_WHEELS, convert))


def library_converter(later):
    def convert(name, data):
        if bool(LATER.search(name)) != later:
            return []
        if name.endswith(".py"):
            # Without docstrings and assertions.
            return [(name + "c", byte_code(data, LIBRARY_FOLDER + name, 2))]
        return [(name, data)]
    return convert


def converted(content, unused, convert):
    """Return the names and contents of what is to be packed, in order."""
    source = zipfile.ZipFile(io.BytesIO(bytes(content)))
    return [entry for name in sorted(source.namelist())
            if not (name.endswith("/") or unused.search(name))
            for entry in convert(name, source.read(name))]


def tar(files):
    result = io.BytesIO()
    # The oldest form has one plain header for each file (see archives.js).
    with tarfile.open(fileobj=result, mode="w",
                      format=tarfile.USTAR_FORMAT) as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return compressed(result)


def compressed(archive):
    return gzip.compress(archive.getvalue(), 9, mtime=0)


def byte_code(source, path, optimize):
    """Compile a module; its byte code is valid whatever becomes of a source."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    return bootstrap._code_to_hash_pyc(code, b"\0" * 8, False)
