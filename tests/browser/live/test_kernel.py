"""The kernel in the page: what cells show, without the page around them."""

import base64
import re

import pytest
from IPython.lib.pretty import pretty

from publishing.execution.kernel import KERNEL_CONFIG
from tests.browser.pages import wait_until


def test_prints_and_results(python):
    live = python.run("print('one')\nprint('two')\n3 * 4")
    assert live.text == "one\ntwo\n"
    assert live.data("text/plain") == ["12"]


def test_semicolon_shows_nothing(python):
    assert python.run("3 * 4;").outputs == []


def test_names_stay_between_cells(python):
    python.run("stays = 41")
    assert python.run("stays + 1").data("text/plain") == ["42"]


def test_text_is_that_of_ipython(python):
    for source in ("[[0.1] * 9] * 4", "{'b': 1, 'a': [2] * 40}", "{3, 1, 2}",
                   "int", "len", "(1,)", "'x' * 100", "list(range(1200))",
                   "{'k' * 50: 'v' * 50, 'l': ('m' * 70,)}", "set()",
                   "frozenset({2, 1})", "{(1, 2): [3]}",
                   "[{'a': i, 'b': [i] * 9} for i in range(5)]"):
        expected = pretty(eval(source))
        assert python.run(source).data("text/plain") == [expected], source


def test_first_numpy_output(python):
    live = python.run("import numpy as np\nnp.array([[1, 2], [3, 4]]) @ [1, 1]")
    assert live.data("text/plain") == ["array([3, 7])"]


def test_singular_matrices_raise_as_on_any_computer(python):
    for call in ("inv([[1, 2], [2, 4]])", "solve([[1, 2], [2, 4]], [1, 2])",
                 "cholesky([[1, 2], [2, 1]])", "inv(np.zeros((3, 2, 2)))"):
        live = python.run(f"import numpy as np\nnp.linalg.{call}")
        assert live.reply["ename"] == "LinAlgError", call


def test_regular_matrices_and_missing_numbers_do_not_raise(python):
    for call in ("inv([[1, 2], [3, 4]])", "lstsq([[1, 2], [2, 4]], [1, 2])",
                 "inv([[np.nan, 2], [3, 4]])", "svd([[1, 2], [2, 4]])",
                 "eig([[1, 2], [3, 4]])", "det([[1, 2], [2, 4]])",
                 "matrix_rank([[1, 2], [2, 4]])"):
        live = python.run(f"import numpy as np\nnp.linalg.{call}")
        assert live.status == "ok", (call, live.error)


def test_json_is_text_that_can_be_read(python):
    for data in ("{'a': [1]}", "'{\"a\": [1]}'"):
        live = python.run(f"from IPython.display import JSON\nJSON({data})")
        assert live.data("text/plain") == ['{\n  "a": [\n    1\n  ]\n}']
        assert live.data("application/json") == []


def test_plot_is_a_drawing_with_the_settings_of_the_book(python):
    live = python.run("import matplotlib.pyplot as plt\n"
                      "fig, ax = plt.subplots()\nax.plot([1, 2]);")
    drawing, = live.data("image/svg+xml")
    # 4.6 by 2.8 inches, letters as outlines, no paper below.
    assert 'width="331.2pt"' in drawing and 'height="201.6pt"' in drawing
    assert "<text" not in drawing and "#ffffff" not in drawing
    assert live.data("text/plain") == ["<Figure size 552x336 with 1 Axes>"]
    settings = python.run("from browser_kernel.figures import SETTINGS\n"
                          "print(SETTINGS.read_text(), end='')")
    assert settings.text == KERNEL_CONFIG.read_text("utf-8")


def test_figures_show_in_order_and_once(python):
    live = python.run("import matplotlib.pyplot as plt\nplt.plot([1])\n"
                      "plt.show()\nprint('between')\nplt.plot([2])\nNone")
    assert [kind for kind, _ in live.outputs] == [
        "display_data", "stream", "display_data"]
    assert python.run("1").data("image/svg+xml") == []


def test_rich_results(python):
    live = python.run(
        "from IPython.display import HTML, Latex, Math, Markdown, display\n"
        "display(HTML('<b>x</b>'), Latex('$x$'), Math('x'), Markdown('*x*'))")
    assert live.data("text/html") == ["<b>x</b>"]
    assert live.data("text/latex") == ["$x$", "$\\displaystyle x$"]
    assert live.data("text/markdown") == ["*x*"]


def test_value_with_several_forms(python):
    live = python.run(
        "class Table:\n"
        "    def _repr_html_(self): return '<table></table>'\n"
        "    def _repr_png_(self): return b'png'\n"
        "    def __repr__(self): return 'table'\n"
        "Table()")
    (kind, content), = live.outputs
    assert kind == "execute_result"
    assert content["data"] == {
        "text/html": "<table></table>", "text/plain": "table",
        "image/png": base64.b64encode(b"png").decode()}


def test_display_can_be_updated_and_cleared(python):
    reply, messages = python.ask(
        "execute_request", code="h = display('a', display_id=True)\n"
                                "h.update('b')\n"
                                "from IPython.display import clear_output\n"
                                "clear_output()")
    kinds = [kind for kind, _ in messages]
    assert ["display_data", "update_display_data", "clear_output"] == [
        kind for kind in kinds if "display" in kind or "clear" in kind]


def test_traceback_shows_the_readers_lines_first(python):
    python.run("import numpy as np\ndef area(a):\n    return np.reshape(a, 5)")
    live = python.run("a = [1, 2]\narea(a)")
    lines = live.error.splitlines()
    assert lines[0].startswith("Cell ") and lines[0].endswith("line 2")
    assert "--> 2 area(a)" in lines
    assert "-->" in live.error.partition("in area")[2]
    below = lines.index("In libraries below:")
    assert all("numpy" in line or "…" in line
               for line in lines[below + 1:below + 3])
    assert lines[-1].startswith("ValueError: cannot reshape")
    assert "browser_kernel" not in live.error and "/lib/" not in live.error


def test_syntax_error_points_at_the_place(python):
    lines = python.run("y = 1\nx = = 2").error.splitlines()
    assert lines[0].endswith("line 2")
    assert lines[1:3] == ["    x = = 2", "        ^"]
    assert lines[-1] == "SyntaxError: invalid syntax"


def test_cause_of_an_error_is_told(python):
    live = python.run("try:\n    1 / 0\nexcept ZeroDivisionError as cause:\n"
                      "    raise ValueError('other') from cause")
    assert live.error.index("ZeroDivisionError") < live.error.index(
        "That led to this:") < live.error.index("ValueError: other")


def test_own_package_checks_answers(python):
    live = python.run("from mlmath import check\n"
                      "check('exercise-classifier', lambda A, b: 'one')")
    assert live.status == "ok" and live.data("text/plain")


@pytest.mark.parametrize("first", [
    "from mlmath.datasets import {name}", "from mlmath import datasets"])
@pytest.mark.parametrize(("name", "rows"), [
    ("breast_cancer", 569), ("messages", 300), ("drawing", 15),
    ("digits", 1797)])
def test_data_come_with_their_loader(python, first, name, rows):
    where = "" if "{name}" in first else "datasets."
    live = python.run(f"{first.format(name=name)}\nlen({where}{name}())")
    assert live.data("text/plain") == [f"{rows}"]


def test_source_of_own_package_can_be_read(python):
    live = python.run("import inspect\nfrom mlmath.systems import LinearSystem"
                      "\nprint(inspect.getsource(LinearSystem)[:30])")
    assert "class LinearSystem" in live.text or "@" in live.text


def test_own_functions_have_sources_too(python):
    python.run("def f(x):\n    return x + 1")
    live = python.run("import inspect\nprint(inspect.getsource(f))")
    assert live.text == "def f(x):\n    return x + 1\n\n"


def test_magics_that_make_sense(python):
    assert python.run("%matplotlib inline\nx = 3").status == "ok"
    assert "Wall time" in python.run("%time sum([1])").text
    assert "%foo is not available" in python.run("%foo").error


def test_input_says_what_to_do(python):
    assert "reads nothing from the keyboard" in python.run("input()").error


def test_completion_and_help(python):
    python.run("import numpy as np")
    code = "np.linalg.ei"
    reply, _ = python.ask("complete_request", code=code, cursor_pos=len(code))
    assert {"eig", "eigh", "eigvals"} <= set(reply["matches"])
    assert code[reply["cursor_start"]:reply["cursor_end"]] == "ei"
    reply, _ = python.ask("inspect_request", code="np.linalg.inv(", cursor_pos=14)
    assert reply["found"] and "inverse" in reply["data"]["text/plain"]
    reply, _ = python.ask("inspect_request", code="nothing", cursor_pos=3)
    assert not reply["found"]


def test_await_at_the_top(python):
    assert python.run("import asyncio\nawait asyncio.sleep(0.01)\n1").data(
        "text/plain") == ["1"]


def test_seldom_parts_of_the_library_come_when_needed(python):
    assert python.run("import xml.dom.minidom, email.message\n"
                      "'x'.encode('cp1250')").status == "ok"


@pytest.mark.parametrize(("code", "expected"), [
    ("np.array([100000]) * 100000", "array([10000000000])"),
    ("np.array([True]) * 100000 * 100000", "array([10000000000])"),
    ("np.ones(2, int) * 10**10", "array([10000000000, 10000000000])"),
    ("np.zeros(1, dtype=int) + 10**10", "array([10000000000])"),
    ("np.array([1e10]).astype(int)", "array([10000000000])"),
    ("np.arange(2) * 10**10", "array([          0, 10000000000])"),
    ("np.full(1, 100000).prod() * 100000", "np.int64(10000000000)"),
    ("np.array([True] * 3).sum().dtype, np.sum(np.ones(2) > 0).dtype",
     "(dtype('int64'), dtype('int64'))"),
    ("np.power(10, 10)", "np.int64(10000000000)"),
    ("np.multiply.outer([10**5], [10**5])", "array([[10000000000]])"),
    ("np.bincount([0, 0]) * 10**10", "array([20000000000])"),
    ("np.mgrid[:2].dtype, np.int_, np.random.randint(5, size=1).dtype",
     "(dtype('int64'), numpy.int64, dtype('int64'))"),
    ("pd.Series([100000]).pow(2)[0]", "np.int64(10000000000)"),
    # What was as on any computer stays so.
    ("np.array([1, 2.5]).dtype, np.array([np.int8(3)]) + 1",
     "(dtype('float64'), array([4], dtype=int8))"),
    ("np.array([2**63]).dtype, np.array([2**70]).dtype",
     "(dtype('uint64'), dtype('O'))"),
    ("np.array([5, 6])[np.argsort([2, 1])]", "array([6, 5])"),
])
def test_integers_have_64_bits_as_on_any_computer(python, code, expected):
    live = python.run(f"import numpy as np\nimport pandas as pd\n{code}")
    assert live.data("text/plain") == [expected], live.error


def test_functions_of_numpy_keep_their_signatures_and_texts(python):
    live = python.run(
        "import inspect, numpy as np\n"
        "for f in (np.array, np.sum, np.cumsum, np.bincount, np.histogram):\n"
        "    print(f.__name__, len(inspect.getdoc(f)) > 500,"
        " 'others' in str(inspect.signature(f)))")
    assert live.text.split("\n")[:-1] == [
        f"{name} True False" for name in
        ("array", "sum", "cumsum", "bincount", "histogram")], live.error


def test_recursion_without_end_is_folded(python):
    live = python.run("def f(n):\n    return n * f(n - 1)\nf(3)")
    lines = live.error.splitlines()
    assert len(lines) < 20
    assert any(re.search(r"through these lines \d{3} more times", line)
               for line in lines)
    assert lines[-1].startswith("RecursionError")


def test_recursion_that_goes_back_and_forth_is_folded(python):
    live = python.run("def even(n):\n    return odd(n - 1)\n"
                      "def odd(n):\n    return even(n - 1)\neven(3)")
    assert len(live.error.splitlines()) < 30
    assert "in even" in live.error and "in odd" in live.error


def test_a_line_without_end_is_cut(python):
    text = python.run("print('x' * 40_000)\nprint('after')").text
    assert text.startswith("x" * 2000 + " … (the line goes on)\n")
    assert text.endswith("after\n") and len(text) < 2100


def test_a_line_in_pieces_is_cut_too(python):
    text = python.run("for i in range(40_000): print('x', end='')").text
    assert len(text) < 2100


def test_output_without_end_is_cut_with_a_word(python):
    live = python.run("for i in range(300_000): print(i)\n'still here'")
    assert live.text.startswith("0\n1\n") and len(live.text) < 10_000
    assert live.text.endswith("999\n1000\n… The output is too long for the "
                              "page: the rest is left out.\n")
    assert live.data("text/plain") == ["'still here'"]
    assert python.run("print('new')").text == "new\n"


def test_long_results_and_messages_are_cut(python):
    assert len(python.run("'x' * 300_000").data("text/plain")[0]) < 2100
    assert len(python.run("raise ValueError('x' * 300_000)").error) < 3000


def test_messages_leave_the_page_time(python):
    live = python.run(
        "import time\nstart = time.monotonic()\n"
        "from browser_kernel import channel\n"
        "for i in range(140): display(i)\n"
        "time.monotonic() - start > 99 * channel.SECONDS_BETWEEN_MESSAGES")
    assert live.data("text/plain")[-1] == "True"


def test_commands_of_a_terminal_have_one_plain_sentence(python):
    live = python.run("!pip install numpy\nimport numpy\n1 + 1")
    assert live.text.startswith("Nothing is installed in the page.")
    assert live.data("text/plain") == ["2"]
    assert python.run("%pip install pandas").text == live.text
    assert "!ls needs a command line" in python.run("!ls").error


def test_a_module_that_nobody_has_gets_a_plain_sentence(python):
    error = python.run("import torch").error
    assert error.splitlines()[-1].startswith("Python in the page has no torch")


def test_timeit_has_its_options(python):
    assert "the best of 2 rounds of 3" in python.run(
        "%timeit -n 3 -r 2 sum([1])").text
    assert "the best of 2 rounds of 3" in python.run(
        "%%timeit -n3 -r2 x = 1\nx + 1").text
    assert "options -n and -r" in python.run("%timeit -o 1").error


def test_pasted_prompts_and_outputs_are_left_out(python):
    live = python.run(">>> a = 3\n>>> for i in range(2):\n"
                      "...     print(i + a)\n3\n4")
    assert live.text == "3\n4\n"
    assert python.run("In [1]: 2 + 3").data("text/plain") == ["5"]


# ---- Those that need a Python of their own ----

def test_endless_recursion_through_compiled_code_restarts(start_python):
    python = start_python()
    live = python.run("from functools import lru_cache\n@lru_cache\n"
                      "def f(n):\n    return f(n - 1)\nf(3)")
    assert live.reply["ename"] == "RecursionError"
    assert "calls itself again and again" in live.error
    assert python.run("1 + 1").data("text/plain") == ["2"]
    assert "failed" not in [state for state, _ in python.states()]


def test_stop_works_while_a_cell_prints_without_end(start_python):
    python = start_python()
    python.run("1")
    python.page.evaluate("""() => {
      window.loop = window.live.ask("execute_request", { code:
        "from IPython.display import clear_output\\ni = 0\\nwhile True:\\n    i += 1\\n    clear_output()\\n    print(i)" });
    }""")
    python.page.wait_for_timeout(1500)
    messages = python.page.evaluate("window.loop.messages.length")
    assert messages < 300
    python.page.evaluate("window.live.kernel.interrupt()")
    reply = python.page.evaluate("window.loop.replied")
    assert reply["ename"] == "Stopped"

def test_scipy_is_downloaded_when_a_cell_imports_it(start_python):
    python = start_python()
    requests = []
    python.page.on("request", lambda request: requests.append(request.url))
    python.run("import numpy")
    assert not any("scipy" in url or "matplotlib" in url for url in requests)
    live = python.run("from scipy import stats\nprint(stats.norm.cdf(0))")
    assert live.text == "0.5\n"
    assert sum("scipy" in url for url in requests) == 1


def test_libraries_of_closing_comparisons_compute_and_come_alone(start_python):
    python = start_python()
    requests = []
    python.page.on("request", lambda request: requests.append(request.url))
    live = python.run("import sympy\nw = sympy.symbols('w')\n"
                      "print(sympy.diff((5 - 2 * w)**2, w))")
    assert live.text == "8*w - 20\n"
    assert not any("pandas" in url or "scipy" in url for url in requests)
    live = python.run("import pandas\n"
                      "print(pandas.Series([1.0, 2.0, 6.0]).mean())")
    assert live.text == "3.0\n"
    assert not any("scikit" in url for url in requests)
    live = python.run(
        "import numpy as np\nfrom sklearn.linear_model import Ridge\n"
        "X = np.array([[1.0], [3.0]])\n"
        "print(Ridge(alpha=2).fit(X, [1.0, 5.0]).coef_)")
    assert live.text == "[1.]\n"


def test_import_that_nobody_foresees(start_python):
    live = start_python().run("import importlib\n"
                              "importlib.import_module('sci' + 'py')\n"
                              "from mlmath.power import power_z\n"
                              "power_z(0, deviation=1, n=1)")
    assert live.status == "ok", live.error


def test_endless_loop_can_be_stopped_and_the_page_goes_on(start_python):
    python = start_python()
    python.run("kept = 1")
    python.page.evaluate("""() => {
      window.loop = window.live.ask("execute_request",
                                    { code: "while True: pass" });
    }""")
    python.page.wait_for_timeout(500)
    python.page.evaluate("window.live.kernel.interrupt()")
    reply = python.page.evaluate("window.loop.replied")
    assert reply["status"] == "error" and reply["ename"] == "Stopped"
    assert python.run("1 + 1").data("text/plain") == ["2"]
    assert "NameError" in python.run("kept").error
    assert "stopped" in [state for state, _ in python.states()]
    # The answer to a cell comes before the word that the kernel is idle again.
    wait_until(python.page, "() => window.live.states.at(-1)[0] === 'ready'")


def test_restart_forgets_and_goes_on(start_python):
    python = start_python()
    python.run("kept = 1")
    python.page.evaluate("window.live.kernel.restart()")
    assert "NameError" in python.run("kept").error


def test_states_come_in_order(start_python):
    python = start_python()
    python.run("1")
    states = list(dict.fromkeys(state for state, _ in python.states()))
    assert states == ["downloading", "starting", "ready", "busy"]
    progress = [details for state, details in python.states()
                if state == "downloading"]
    assert [entry["done"] for entry in progress] == sorted(
        entry["done"] for entry in progress)
    assert 0 < progress[-1]["done"] <= progress[-1]["total"] * 1.01


def test_plain_http_has_fewer_functions_and_that_is_enough(start_python):
    python = start_python(before="delete Crypto.prototype.randomUUID")
    assert python.page.evaluate("typeof crypto.randomUUID") == "undefined"
    assert python.run("6 * 7").data("text/plain") == ["42"]


# ---- When something is wrong ----

@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "pyodide.mjs",
                                  "python_library", "numpy", "kernel-"])
def test_missing_file_is_named(troubled, file):
    troubled.missing = f"_static/live/pyodide/{file}"
    details = troubled.start().wait_for("failed")
    assert file in details["file"] and file in details["message"]
    assert "404" in details["message"]


def test_after_a_failure_a_new_start_works(troubled):
    troubled.missing = "pyodide.asm.wasm"
    python = troubled.start()
    python.wait_for("failed")
    refused = python.run("1")
    assert refused.status == "error" and "pyodide.asm.wasm" in refused.error
    troubled.missing = ""
    python.page.evaluate("window.live.kernel.restart()")
    assert python.run("1").data("text/plain") == ["1"]


def test_damaged_file_is_named(troubled):
    troubled.damaged = "live/pyodide/numpy"
    details = troubled.start().wait_for("failed")
    assert "numpy" in details["message"]


@pytest.mark.parametrize("file", [
    "packages.json", "pyodide.asm.wasm", "pyodide.mjs", "python_library",
    "numpy", "kernel-"])
def test_a_page_in_the_place_of_a_file_is_named(troubled, file):
    troubled.replaced = file
    details = troubled.start().wait_for("failed")
    assert file in details["file"] and file in details["message"]


def test_host_may_have_archives_decompressed(troubled):
    troubled.undoes_gzip = True
    live = troubled.start().run("import numpy, six\nprint(numpy.sum([1, 2]))")
    assert live.text == "3\n"


def test_wheel_missing_later_is_named_and_can_be_tried_again(troubled):
    troubled.missing = "live/pyodide/scipy"
    python = troubled.start()
    live = python.run("import scipy")
    shown = live.error + "".join(
        content["text"] for kind, content in live.outputs if kind == "stream")
    assert live.status == "error" and "scipy" in shown and "404" in shown
    assert python.run("1 + 1").data("text/plain") == ["2"]
    troubled.missing = ""
    assert python.run("import scipy").status == "ok"


def test_slow_network_shows_that_something_comes(troubled):
    troubled.delay = 1.5
    python = troubled.start()
    assert python.run("1").status == "ok"
    assert any(0 < details["done"] < details["total"]
               for state, details in python.states() if state == "downloading")


def test_trap_ends_python_and_says_so(start_python):
    python = start_python()
    live = python.run("import ctypes\nctypes.string_at(0xFFFFFFF0, 99)")
    assert live.status == "error"
    details = python.wait_for("failed")
    assert details["message"]
    python.page.evaluate("window.live.kernel.restart()")
    assert python.run("1").status == "ok"


def test_the_exercises_of_a_page_come_with_the_first_check(start_python):
    python = start_python()
    listed = ("import os, mlmath\n', '.join(sorted(name for _, _, names in os.walk("
              "mlmath.__path__[0] + '/exercises') for name in names if"
              " name.endswith('.py') and name != '__init__.py'))")
    assert python.run(listed).data("text/plain") == ["''"]
    live = python.run("from mlmath import check\n"
                      "check('exercise-typing-error', (3, 5.4)).passed")
    assert live.data("text/plain") == ["True"], live.error
    assert python.run(listed).data("text/plain") == [
        "'systems_of_linear_equations.py'"]
    # A label that nobody can read beforehand, and one that does not exist.
    live = python.run("label = 'exercise-' + 'two-steps'\ncheck(label, 1.28)")
    assert "Right." in live.data("text/plain")[0]
    live = python.run("check('exercise-trail-mixed', 1)")
    assert "Do you mean `exercise-trail-mix`" in live.data("text/plain")[0]
    # A module may be imported, too, with what it needs.
    live = python.run("from mlmath.exercises.probability_statistics import"
                      " hypothesis_tests as page\npage.tea_p_value(4, 4) * 70")
    assert live.data("text/plain") == ["1.0"], live.error
    assert python.run(listed).data("text/plain") == [
        "'gradient_descent.py, hypothesis_tests.py,"
        " systems_of_linear_equations.py'"]


def test_edits_of_a_reference_find_its_source(python):
    live = python.run(
        "from mlmath import check\n"
        "check('exercise-count-the-work',"
        " lambda n: sum(k * k + 2 * k for k in range(1, n)))")
    assert "forgets the back substitution" in live.data("text/plain")[0]
