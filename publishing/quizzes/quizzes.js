// Quizzes: forms that judge an answer, say what lies behind a wrong one, and
// remember it on this device. What there is to say stands in the folded part
// of each form; it moves out when it is due, and back.
(() => {
  // What is kept, by page and by name: [digest, state, answer]. The state is
  // "right", "wrong" or "shown". A digest that has changed is another question.
  const KEY = "quiz-answers-1";
  let unkept = {};

  function isTable(value) {
    return value !== null && typeof value === "object"
      && !Array.isArray(value);
  }

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      return isTable(kept) ? kept : {};
    } catch {
      return unkept;
    }
  }

  function write(kept) {
    unkept = kept;
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch { /* Storage is blocked: answers last as long as the page. */ }
    document.dispatchEvent(new CustomEvent("quizanswers", { detail: kept }));
  }

  function record(page, name) {
    const found = read()[page]?.[name];
    return Array.isArray(found) ? found : undefined;
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function sameList(one, other) {
    return one.length === other.length
      && one.every((value, index) => value === other[index]);
  }

  function joined(words) {
    return words.length < 2 ? words.join("")
      : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
  }

  // 3, -0.5, 3/4, 1e-3, with the unit behind it or not; NaN if it is neither.
  function readNumber(text, unit) {
    let typed = text.trim().replaceAll("\u2212", "-");
    if (unit && typed.endsWith(unit)) typed = typed.slice(0, -unit.length);
    const parts = typed.split("/").map((part) => part.trim());
    const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
    if (parts.length > 2 || !parts.every((part) => decimal.test(part))) {
      return NaN;
    }
    const value = Number(parts[0]) / Number(parts[1] ?? 1);
    return Number.isFinite(value) ? value : NaN;
  }

  // The kinds. `read` gives the reader's answer, or undefined if there is
  // none; `write` puts an answer into the form, `clear` takes it out; `judge`
  // tells whether it is right, which replies are due, and what to add;
  // `marks` are the rows that get a sign.

  const choosing = {
    inputs: (form) => [...form.querySelectorAll("fieldset input")],
    clear(form) {
      for (const input of this.inputs(form)) input.checked = false;
    },
    chosen(form) {
      return this.inputs(form).filter((input) => input.checked)
        .map((input) => Number(input.value));
    },
    missing: "Choose an answer first.",
  };

  const kinds = {
    single: {
      ...choosing,
      read(form) { return this.chosen(form)[0]; },
      write(form, answer) {
        for (const input of this.inputs(form)) {
          input.checked = Number(input.value) === answer;
        }
      },
      judge: (answer, { right }) => ({
        right: answer === right, replies: [answer], marks: [answer] }),
      solution: ({ right }) => right,
    },

    several: {
      ...choosing,
      read(form) {
        const chosen = this.chosen(form);
        return chosen.length ? chosen : undefined;
      },
      write(form, answer) {
        for (const input of this.inputs(form)) {
          input.checked = answer.includes(Number(input.value));
        }
      },
      judge(answer, { right }) {
        const wrong = answer.filter((index) => !right.includes(index));
        const missed = right.filter((index) => !answer.includes(index));
        return {
          right: !wrong.length && !missed.length,
          replies: [...wrong, ...missed],
          marks: answer,
          note: missed.length === 1 ? "One that fits is missing."
            : missed.length ? `${missed.length} that fit are missing.` : "",
        };
      },
      solution: ({ right }) => right,
    },

    number: {
      input: (form) => form.querySelector("fieldset input"),
      unit: (form) => form.querySelector(".quiz-entry [aria-hidden]")
        ?.textContent,
      read(form) {
        const typed = this.input(form).value;
        return Number.isNaN(readNumber(typed, this.unit(form)))
          ? undefined : typed;
      },
      write(form, answer) { this.input(form).value = answer; },
      clear(form) { this.input(form).value = ""; },
      judge(answer, { right, tolerance, wrong }, form) {
        const typed = readNumber(answer, this.unit(form));
        const near = (value) => Math.abs(typed - value)
          <= tolerance + 1e-9 * Math.max(1, Math.abs(value));
        if (near(right)) return { right: true, replies: [], marks: [] };
        const index = wrong.findIndex(near);
        return { right: false, replies: [index < 0 ? "otherwise" : index],
          marks: [] };
      },
      missing: "Type a number, such as 3, \u22120.5 or 3/4.",
    },

    order: {
      list: (form) => form.querySelector(".quiz-choices"),
      read(form) {
        return [...this.list(form).children]
          .map((row) => Number(row.dataset.index));
      },
      write(form, answer) {
        this.list(form).append(...answer.map((index) =>
          this.list(form).querySelector(`[data-index="${index}"]`)));
      },
      clear(form) { this.write(form, form.firstOrder); },
      judge: (answer, { right }) => {
        const done = sameList(answer, right);
        return { right: done, replies: done ? [] : ["otherwise"], marks: [] };
      },
      solution: ({ right }) => right,
    },

    match: {
      menus: (form) => [...form.querySelectorAll("select")],
      read(form) {
        const chosen = this.menus(form).map((menu) => menu.value);
        return chosen.includes("") ? undefined : chosen.map(Number);
      },
      write(form, answer) {
        this.menus(form).forEach((menu, index) => {
          menu.value = String(answer[index]);
        });
      },
      clear(form) {
        for (const menu of this.menus(form)) menu.value = "";
      },
      judge(answer, { right }, form) {
        const wrong = answer.flatMap((key, index) =>
          (key === right[index] ? [] : [index]));
        const names = form.querySelectorAll(".quiz-choices .quiz-letter");
        const letters = wrong.map((index) => `${names[index].textContent})`);
        return {
          right: !wrong.length, replies: wrong,
          marks: answer.map((_, index) => index),
          wrong,
          note: wrong.length
            ? `Look again at ${joined(letters)}.` : "",
        };
      },
      solution: ({ right }) => right,
      missing: "Find a partner for each one first.",
    },
  };

  // One form -----------------------------------------------------------------

  class Quiz {
    constructor(form) {
      this.form = form;
      this.kind = kinds[form.dataset.kind];
      this.key = JSON.parse(form.dataset.key);
      const { page, name, digest } = form.dataset;
      Object.assign(this, { page, name, digest });

      const fold = form.querySelector(":scope > .quiz-answers");
      this.body = fold.querySelector(".folded-body");
      this.parts = [...this.body.children];
      this.list = this.body.querySelector(":scope > .quiz-replies");
      this.replies = [...this.list?.children ?? []];

      this.fields = form.querySelector("fieldset");
      this.button = element("button", { type: "submit" }, "Check");
      this.shower = element("button",
        { type: "button", hidden: true, className: "quiet" },
        "Show the answer");
      this.result = element("div", { className: "quiz-result" });
      this.result.setAttribute("role", "status");
      fold.before(element("div", { className: "quiz-tools" },
        this.button, this.shower), this.result);
      if (form.dataset.kind === "order") this.addMoves();

      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (this.fields.disabled) this.again();
        else this.check();
      });
      this.shower.addEventListener("click", () => {
        this.show();
        this.button.focus();
      });
      form.classList.add("live");
      this.restore();
    }

    // What was kept

    keep(state, answer) {
      const kept = read();
      const page = isTable(kept[this.page]) ? kept[this.page] : {};
      // What was right once stays right.
      if (page[this.name]?.[1] === "right") return;
      page[this.name] = [this.digest, state, answer];
      write({ ...kept, [this.page]: page });
    }

    restore() {
      this.reset();
      const kept = record(this.page, this.name);
      if (!kept || kept[0] !== this.digest) return;
      try {
        const [, state, answer] = kept;
        if (state === "shown") {
          this.show();
        } else {
          this.kind.write(this.form, answer);
          this.tell(answer);
        }
      } catch { // What is kept has not been written by this script.
        this.reset();
      }
    }

    // What the reader does

    check() {
      const answer = this.kind.read(this.form);
      if (answer === undefined) {
        this.putBack();
        this.say("missing", this.kind.missing);
        this.invalid(true);
        return;
      }
      this.keep(this.tell(answer) ? "right" : "wrong", answer);
    }

    again() {
      this.reset();
      this.fields.querySelector("input, select, button")?.focus();
    }

    // What is told

    tell(answer) {
      const verdict = this.kind.judge(answer, this.key, this.form);
      this.putBack();
      const due = this.replies.filter((reply) => verdict.replies.some(
        (name) => reply.classList.contains(`reply-${name}`)));
      if (verdict.right) {
        this.say("right", "Right.", due, this.explanation());
        this.lock();
      } else {
        this.say("wrong", verdict.note ? `Not yet. ${verdict.note}`
          : "Not yet.", due);
        this.shower.hidden = false;
      }
      this.mark(verdict);
      return verdict.right;
    }

    show() {
      this.putBack();
      if (this.kind.solution) {
        const solution = this.kind.solution(this.key);
        this.kind.write(this.form, solution);
        this.mark(this.kind.judge(solution, this.key, this.form));
      } else {
        this.kind.clear(this.form);
      }
      this.say("shown", "", this.replies, this.parts.filter(
        (part) => part !== this.list));
      this.keep("shown", null);
      this.lock();
    }

    explanation() {
      return this.parts.filter(
        (part) => part.classList.contains("quiz-explanation"));
    }

    say(verdict, text, replies = [], parts = []) {
      this.form.dataset.verdict = verdict;
      const said = text
        ? [element("p", { className: "quiz-verdict" }, text)] : [];
      const statement = parts.filter(
        (part) => part.classList.contains("quiz-answer"));
      if (replies.length) {
        replies = [element("ul", { className: "quiz-replies" }, ...replies)];
      }
      this.result.append(...statement, ...said, ...replies,
        ...parts.filter((part) => !statement.includes(part)));
    }

    mark({ marks, wrong }) {
      const isRight = (index) => (wrong ? !wrong.includes(index)
        : [this.key.right].flat().includes(index));
      for (const row of this.form.querySelectorAll(".quiz-choices > li")) {
        const index = Number(row.dataset.index);
        if (marks.includes(index)) {
          row.dataset.sign = isRight(index) ? "right" : "wrong";
        }
      }
    }

    lock() {
      this.fields.disabled = true;
      this.shower.hidden = true;
      this.button.textContent = "Try again";
    }

    putBack() {
      delete this.form.dataset.verdict;
      this.list?.append(...this.replies);
      this.body.append(...this.parts);
      this.result.replaceChildren();
      this.invalid(false);
      for (const row of this.form.querySelectorAll("[data-sign]")) {
        delete row.dataset.sign;
      }
    }

    reset() {
      this.putBack();
      this.fields.disabled = false;
      this.button.textContent = "Check";
      this.shower.hidden = true;
      this.kind.clear(this.form);
    }

    invalid(is) {
      const input = this.form.querySelector(".quiz-entry input");
      if (is) input?.setAttribute("aria-invalid", "true");
      else input?.removeAttribute("aria-invalid");
    }

    // Things in order move by buttons.

    addMoves() {
      const list = this.kind.list(this.form);
      this.form.firstOrder = this.kind.read(this.form);
      for (const row of list.children) {
        const name = row.querySelector(".quiz-letter").textContent;
        const moves = [["up", "\u2191"], ["down", "\u2193"]].map(
          ([way, arrow]) => {
            const button = element("button", { type: "button" }, arrow);
            button.setAttribute("aria-label", `Move ${name} ${way}`);
            button.addEventListener("click", () => this.move(row, way, name));
            return button;
          });
        row.append(element("span", { className: "quiz-moves" }, ...moves));
      }
    }

    move(row, way, name) {
      const focused = document.activeElement;
      if (way === "up") row.previousElementSibling?.before(row);
      else row.nextElementSibling?.after(row);
      focused.focus();
      const rows = [...row.parentElement.children];
      this.putBack();
      this.say("moved", `${name}) is now number ${rows.indexOf(row) + 1} of ${
        rows.length}.`);
    }
  }

  // All forms of the page ------------------------------------------------------

  const quizzes = [...document.querySelectorAll("form.quiz")]
    .map((form) => new Quiz(form));

  // Forget answers to questions that are no longer asked.
  const page = quizzes[0]?.page;
  const kept = read();
  if (isTable(kept[page])) {
    const names = Object.entries(kept[page]).filter(([name, found]) =>
      quizzes.some((quiz) => quiz.name === name
        && quiz.digest === found?.[0]));
    if (names.length < Object.keys(kept[page]).length) {
      write({ ...kept, [page]: Object.fromEntries(names) });
    }
  }

  function rightAnswers(pages) {
    return pages.flatMap((answers) => Object.values(answers ?? {}))
      .filter((found) => found?.[1] === "right").length;
  }

  function restoreAll() {
    for (const quiz of quizzes) quiz.restore();
  }

  for (const keeper of document.querySelectorAll(".quiz-keeper")) {
    const scope = keeper.dataset.page;
    const said = element("p", {});
    said.setAttribute("role", "status");
    const button = element("button", { type: "button", className: "quiet" });
    let erased = null;

    const tell = () => {
      const all = read();
      const pages = scope ? [all[scope]] : Object.values(all);
      const right = rightAnswers(pages);
      const some = pages.some((answers) =>
        Object.keys(answers ?? {}).length > 0);
      if (some) erased = null;
      said.textContent = erased ? "Your answers are erased."
        : scope
          ? `You have answered ${right} of ${quizzes.length} questions right. `
            + "Your answers stay on this device."
          : some
            ? `This device remembers your answers; ${right} of them ${
              right === 1 ? "is" : "are"} right.`
            : "This device remembers no answers.";
      button.textContent = erased ? "Bring them back"
        : scope ? "Erase my answers to this chapter" : "Erase all my answers";
      // Never hidden while it has the focus.
      button.hidden = !erased && !some;
    };

    button.addEventListener("click", () => {
      const all = read();
      if (erased) {
        write({ ...all, ...erased });
      } else {
        erased = scope ? { [scope]: all[scope] } : all;
        const rest = { ...all };
        for (const name of Object.keys(erased)) delete rest[name];
        write(rest);
      }
      restoreAll();
    });
    document.addEventListener("quizanswers", tell);
    keeper.append(said, button);
    tell();
  }
})();
