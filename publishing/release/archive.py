"""The files of an edition that readers download, and their checksums.

The same site gives the same archive, byte by byte: names in order, and the day
of the release for every file. So anyone can build an edition again and compare.
"""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

CHECKSUMS = "SHA256SUMS"

# Written by the press beside the site; the book does not need it.
BYPRODUCTS = (".buildinfo", ".doctrees")


def write_archive(site: Path, archive: Path, day: date) -> None:
    """Pack a site into a ZIP file with one folder at its top.

    Parameters
    ----------
    site
        The folder that holds `index.html`.
    archive
        The file to write; its name without the ending names the folder.
    day
        What the files in the archive give as their day.
    """
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED,
                         compresslevel=9) as packed:
        for file in sorted(site.rglob("*")):
            name = file.relative_to(site)
            if file.is_dir() or name.parts[0] in BYPRODUCTS:
                continue
            entry = zipfile.ZipInfo(f"{archive.stem}/{name.as_posix()}",
                                    (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, file.read_bytes())


def write_checksums(folder: Path) -> Path:
    """Write the file that ``sha256sum --check`` reads, and return it."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
             for file in sorted(folder.iterdir()) if file.name != CHECKSUMS]
    checksums = folder / CHECKSUMS
    checksums.write_text("".join(lines), "utf-8")
    return checksums
