"""Scripts are made smaller on a machine that has no Node of its own."""

import os

from publishing import minify

# What npm puts in esbuild's place where it runs no installation steps.
SCRIPT = """#!/usr/bin/env node
const target = process.argv.find((one) => one.startsWith("--outdir="));
require("fs").writeFileSync(target.slice(9) + "/ran.txt", "");
"""


def test_a_script_of_npm_finds_the_node_beside_python(tmp_path, monkeypatch):
    program = tmp_path / "esbuild"
    program.write_text(SCRIPT, "utf-8")
    program.chmod(0o755)
    (tmp_path / "a.js").write_text("let a = 1;\n", "utf-8")
    monkeypatch.setattr(minify, "ESBUILD", program)
    (tmp_path / "bin").mkdir()
    for name in ("env", "sh", "uname"):
        os.symlink(f"/usr/bin/{name}", tmp_path / "bin" / name)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    minify.minify([tmp_path / "a.js"], tmp_path, tmp_path)
    assert (tmp_path / "ran.txt").exists()
