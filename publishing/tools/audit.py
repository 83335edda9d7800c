"""Look for known weaknesses of the packages: ``python -m publishing.tools.audit``.

Asks pip-audit about requirements.lock and npm about publishing/package-lock.json.
Both ask public lists of weaknesses, so this needs the network.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from publishing.paths import BUILD, LOCK, PRESS

PIP_AUDIT = BUILD / "audit" / "bin" / "pip-audit"
NODE = Path(sys.executable).parent

# The lock names every package with its hashes: nothing has to be resolved.
COMMANDS = (
    [str(PIP_AUDIT), "--requirement", str(LOCK), "--require-hashes",
     "--disable-pip", "--progress-spinner", "off"],
    [str(NODE / "npm"), "audit", "--prefix", str(PRESS)],
)


def audit(commands=COMMANDS) -> tuple[str, bool]:
    """Run the commands; return what they say and whether all is well."""
    said, well = [], True
    # npm starts `node` by name.
    variables = os.environ | {
        "PATH": os.pathsep.join([str(NODE), os.environ.get("PATH", "")])}
    for command in commands:
        done = subprocess.run(command, env=variables, check=False, text=True,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        said.append(f"{Path(command[0]).name}:\n{done.stdout.strip()}\n")
        well = well and done.returncode == 0
    return "\n".join(said), well


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m publishing.tools.audit",
        description="Look for known weaknesses of the packages.")
    parser.add_argument("--output", type=Path, metavar="FILE",
                        help="write what is found to a file as well")
    options = parser.parse_args(arguments)
    text, well = audit()
    print(text)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text, "utf-8")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
