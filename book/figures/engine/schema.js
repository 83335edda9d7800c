/**
 * What a kind of figure takes from an author: checked, explained, sampled.
 *
 * A kind says it in `KIND/schema.js`:
 *
 *   export default {
 *     title: "Gradient descent on a curve",
 *     numbers: {
 *       x: { range: true, words: "what the axis shows" },
 *       start: { number: "x", words: "where the descent begins" },
 *       steps: { whole: [0, 60], default: 0, words: "steps to draw" },
 *     },
 *     sample: { alt: "…", caption: "…", numbers: { x: [-3, 3], start: 2 } },
 *   };
 *
 * Each number has `words`, Markdown that says what it means, and one of
 *
 *   number, whole  [least, most] or true. An end may name another number,
 *                  "rate", "-5 reach", "unknowns + 1": a range's own end, a
 *                  list's length. "x" alone: from one end of x to the other
 *   range          [least, most] or true: two numbers, the first one smaller
 *   choice         names, or an object by names
 *   text           how many letters at most
 *   flag           true
 *   list           the rule of each entry, with `length` 3, [2, 9] or a name;
 *                  or an array of rules, one for each entry
 *   named          the rule of each entry of an object, with `length`
 *   own            { words, many, fits(value), sample(random) }
 *
 * and perhaps
 *
 *   default     makes it optional: a value, null for none, or a function of the
 *               other numbers, which `otherwise` puts into words
 *   or          a second rule that will do
 *   such        [words, test(value, numbers)]: what else it has to fulfill
 *   when        { valley: "bowl" }: it belongs to this choice alone, or to one
 *               of these: { valley: ["bowl", "tilted"] }
 *
 * A kind with modes has `modes: { of: { dot: { title, words, numbers, sample },
 * … } }` in place of the sample: the number `mode` (an author may leave it out
 * if there is a `default`) chooses what else is asked.
 *
 * Pages load the schemas, for the bounds of sliders, and do not load this file.
 */

import { bounds, end } from "./numbers.js";

const RESOLUTION = 250; // of an axis: nearer numbers cannot be told apart
const TRIES = 5000;

export class Refused extends Error {
  constructor(path, expected, value) {
    const place = path.map((step, depth) =>
      typeof step === "number" ? `[${step}]` : depth ? `[${shown(step)}]` : step).join("");
    super(`${place}: expected ${expected}, got ${value === undefined ? "none" : shown(value)}`);
    this.path = path;
  }
}

// Words -----------------------------------------------------------------------

const shown = (value) => JSON.stringify(value)?.replace(/,(?=[^ ])/g, ", ") ?? String(value);

const pair = (given) => Array.isArray(given) ? given : [given, given];

/** An end in words: what it is, or the names it depends on. */
function ending(given, numbers, side) {
  if (typeof given !== "string" || numbers) return String(end(given, numbers, side));
  return given.replace(/[a-z_]+/, "`$&`").replace(" `", " times `");
}

function between(given, numbers) {
  if (given === true) return "";
  if (typeof given === "string" && !numbers) return ` within \`${given}\``;
  const [low, high] = pair(given).map((each, side) => ending(each, numbers, side));
  return ` from ${low} to ${high}`;
}

/** Numbers as lengths see them: a list is as large as it is long. */
const lengths = (numbers) => numbers && Object.fromEntries(Object.entries(numbers)
  .map(([name, value]) => [name, Array.isArray(value) ? value.length : value]));

function counted(length, numbers) {
  if (length === undefined) return "";
  const ends = pair(length).map((each) => ending(each, lengths(numbers)));
  return `${[...new Set(ends)].join(" to ")} `;
}

/** What a rule expects: "a number from 0 to 1", of many "numbers from 0 to 1". */
function phrase(rule, numbers, many = false) {
  const said = TYPES[typeOf(rule)].words(rule, numbers, many);
  return said + (rule.such ? `, ${rule.such[0]}` : "")
    + (rule.or ? `, or ${phrase(rule.or, numbers, many)}` : "");
}

// Types -----------------------------------------------------------------------

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const inside = (value, [low, high]) => value >= low && value <= high;
const isNamed = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const names = (choice) => Array.isArray(choice) ? choice : Object.keys(choice);

/** The least and the largest length that a rule asks for. */
const lengthsOf = ({ list, length = [0, Infinity] }, numbers) =>
  Array.isArray(list) ? pair(list.length) : pair(length).map((each) => end(each, lengths(numbers)));

/**
 * Of each type: its words; what a value looks like (`fits`), whose entries are
 * judged afterwards (`entries`: [key, value, rule]); a value to try.
 */
const TYPES = {
  number: {
    words: ({ number }, numbers, many) => `${many ? "numbers" : "a number"}${between(number, numbers)}`,
    fits: (value, rule, numbers) => isNumber(value) && inside(value, bounds(rule, numbers)),
    sample: (rule, numbers, random) => drawn(bounds(rule, numbers), random),
  },
  whole: {
    words: ({ whole }, numbers, many) => `${many ? "whole numbers" : "a whole number"}${between(whole, numbers)}`,
    fits: (value, rule, numbers) => Number.isInteger(value) && inside(value, bounds(rule, numbers)),
    sample: (rule, numbers, random) => {
      const [low, high] = bounds(rule, numbers);
      return Math.min(high, Math.ceil(drawn([low, high], random)));
    },
  },
  range: {
    words: ({ range }, numbers, many) =>
      `${many ? "pairs of numbers" : "two numbers"}${between(range, numbers)}, the first one smaller`,
    fits: (value, rule, numbers) => Array.isArray(value) && value.length === 2
      && value.every((each) => isNumber(each) && inside(each, bounds(rule, numbers)))
      && value[1] - value[0] >= Math.max(...value.map(Math.abs)) / RESOLUTION
      && value[0] < value[1],
    sample: (rule, numbers, random) =>
      [0, 1].map(() => drawn(bounds(rule, numbers), random)).sort((a, b) => a - b),
  },
  choice: {
    words: ({ choice }) => `one of ${names(choice).join(", ")}`,
    fits: (value, { choice }) => names(choice).includes(value),
    sample: ({ choice }, _, random) => pick(names(choice), random),
  },
  text: {
    words: ({ text }, _, many) => text === 1 ? many ? "letters" : "a letter"
      : `${many ? "names" : "words"} of at most ${text} letters`,
    fits: (value, { text }) => typeof value === "string" && value.trim() !== ""
      && [...value].length <= text,
    sample: ({ text }, _, random) => pick(
      ["x", "y", "z", "h", "p", "w", "mean", "price", "Wände", "mean score", "heads in 12 tosses",
        "waiting time in minutes", "longest of the words in some sentences".slice(0, text).trim()].filter((words) => [...words].length <= text), random),
  },
  flag: {
    words: () => "true or false",
    fits: (value) => typeof value === "boolean",
    sample: (_, __, random) => random() < 0.5,
  },
  list: {
    words({ list, length }, numbers, many) {
      const entries = Array.isArray(list) ? list.map((rule) => phrase(rule, numbers)).join(" and ")
        : counted(length, numbers) + phrase(list, numbers, true);
      return `${many ? "lists" : "a list"} of ${entries}`;
    },
    fits: (value, rule, numbers) => Array.isArray(value)
      && inside(value.length, lengthsOf(rule, numbers)),
    entries: (value, { list }) => value.map((entry, k) => [k, entry, Array.isArray(list) ? list[k] : list]),
    sample: (rule, numbers, random) => Array.isArray(rule.list)
      ? rule.list.map((each) => tried(each, numbers, random))
      : several(rule, numbers, random, () => tried(rule.list, numbers, random)),
  },
  named: {
    words: ({ named, length }, numbers, many) =>
      `${many ? "lists of " : ""}${counted(length, numbers)}names, each with ${phrase(named, numbers)}`,
    fits: (value, rule, numbers) => isNamed(value)
      && inside(Object.keys(value).length, lengthsOf(rule, numbers)),
    entries: (value, { named }) => Object.entries(value).map(([name, entry]) => [name, entry, named]),
    sample: (rule, numbers, random) => Object.fromEntries(several(rule, numbers, random,
      (_, k) => [`choice ${k + 1}`, tried(rule.named, numbers, random)])),
  },
  own: {
    words: ({ own }, _, many) => many ? own.many : own.words,
    fits: (value, { own }) => own.fits(value),
    sample: ({ own }, _, random) => own.sample(random),
  },
};
const typeOf = (rule) => Object.keys(TYPES).find((type) => type in rule);

// Checking --------------------------------------------------------------------

/** The rule that is meant, of a rule and its second way: the one of its shape. */
function meant(rule, value) {
  if (!rule.or) return rule;
  const shape = { list: Array.isArray, range: Array.isArray, named: isNamed };
  const other = shape[typeOf(rule.or)] ?? ((given) => !Array.isArray(given) && !isNamed(given));
  const own = shape[typeOf(rule)] ?? ((given) => !Array.isArray(given) && !isNamed(given));
  return other(value) && !own(value) ? rule.or : rule;
}

function judge(path, asked, value, numbers) {
  const rule = meant(asked, value);
  const type = TYPES[typeOf(rule)];
  if (!type.fits(value, rule, numbers)) throw new Refused(path, phrase(asked, numbers), value);
  for (const [key, entry, each] of type.entries?.(value, rule) ?? []) {
    judge([...path, key], each, entry, numbers);
  }
  if (rule.such && !rule.such[1](value, numbers)) throw new Refused(path, phrase(asked, numbers), value);
}

/** All numbers that are asked for, in the mode that is chosen. */
export function asked({ numbers, modes }, given = {}) {
  if (!modes) return numbers;
  const { of, ...rest } = modes;
  const mode = { choice: Object.keys(of), words: "what the figure shows", ...rest };
  return { mode, ...of[given.mode ?? mode.default]?.numbers, ...numbers };
}

const applies = ({ when = {} }, numbers) =>
  Object.entries(when).every(([name, value]) => [value].flat().includes(numbers[name]));

/**
 * The numbers of a figure, complete.
 * @throws {Refused}  says what was expected and what came
 */
export function checked(schema, given) {
  if (schema.modes) checkMode(schema, given);
  const rules = asked(schema, given);
  const known = Object.keys(rules);
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw new Refused([name], `another number, one of ${known.join(", ")}`, value);
  }
  const numbers = {};
  const later = [];
  for (const name of inOrder(rules)) {
    const rule = rules[name];
    const value = given[name] ?? undefined;
    if (!applies(rule, numbers)) {
      const [choice, one] = Object.entries(rule.when)[0];
      if (value !== undefined) throw new Refused([name], `none unless ${choice} is ${[one].flat().join(" or ")}`, value);
      numbers[name] = null;
    } else if (value === undefined && "default" in rule) {
      if (typeof rule.default === "function") later.push(name);
      else numbers[name] = rule.default;
    } else {
      judge([name], rule, value, numbers);
      numbers[name] = value;
    }
  }
  for (const name of later) numbers[name] = rules[name].default(numbers);
  return Object.fromEntries(known.map((name) => [name, numbers[name]]));
}

function checkMode(schema, given) {
  const { mode: rule } = asked(schema);
  const mode = given.mode ?? undefined;
  if (mode !== undefined || !("default" in rule)) judge(["mode"], rule, mode, {});
}

/** Names, those first that others refer to. */
function inOrder(rules) {
  const done = [];
  const visit = (name) => {
    if (done.includes(name)) return;
    for (const other of referred(rules[name])) if (other in rules && other !== name) visit(other);
    done.push(name);
  };
  Object.keys(rules).forEach(visit);
  return done;
}

/** The numbers that a rule's ends, lengths and conditions name. */
function referred(rule) {
  const { number, whole, length, list, named, or, when = {} } = rule;
  const ends = [number, whole, length].flat().filter((each) => typeof each === "string");
  const below = [list, named, or].flat().filter(Boolean).flatMap(referred);
  return [...ends.map((each) => each.match(/[a-z_]+/)[0]), ...Object.keys(when), ...below];
}

// Explaining ------------------------------------------------------------------

/** What an author may write, as a list in Markdown. */
export const described = (rules) => Object.entries(rules).map(([name, rule]) => {
  const when = Object.entries(rule.when ?? {}).map(([choice, value]) => `, for the ${choice} ${[value].flat().map((each) => `\`${each}\``).join(" or ")}`);
  const kept = typeof rule.default === "function" ? ` Without it, ${rule.otherwise}.`
    : rule.default === null ? " It may be left out."
      : "default" in rule ? ` Without it, \`${shown(rule.default).replaceAll('"', "")}\`.` : "";
  const said = phrase(rule);
  return `- \`${name}\`${when}: ${rule.words}. ${said[0].toUpperCase()}${said.slice(1)}.${kept}`;
}).join("\n");

/** What the page for authors shows: a part for the kind, or one for each mode. */
export function parts(kind, schema) {
  const { title, words = "", modes } = schema;
  if (!modes) {
    return [{ kind, title, words, numbers: described(schema.numbers), sample: schema.sample }];
  }
  return Object.entries(modes.of).map(([mode, part]) => {
    const rules = asked(schema, { mode });
    delete rules.mode;
    return {
      kind, mode, title: `${title}: ${part.title}`, words: part.words ?? words,
      numbers: described(rules), sample: { ...part.sample, numbers: { mode, ...part.sample.numbers } },
    };
  });
}

// Sampling --------------------------------------------------------------------

const pick = (values, random) => values[Math.floor(random() * values.length)];

/** A number of two ends: an end itself, a small whole one, or any. */
function drawn([low, high], random) {
  const kind = random();
  if (kind < 0.1) return kind < 0.05 ? low : high;
  const [least, most] = [Math.max(low, -10), Math.min(high, 10)];
  if (kind < 0.5 && Math.floor(most) >= Math.ceil(least)) {
    return Math.ceil(least) + Math.floor(random() * (Math.floor(most) - Math.ceil(least) + 1));
  }
  const value = most > least && kind < 0.85 ? least + random() * (most - least)
    : low + random() * (high - low);
  return Math.min(high, Math.max(low, Number(value.toPrecision(3))));
}

/** As many as a rule asks for, rather few. */
function several(rule, numbers, random, make) {
  const [least, most] = lengthsOf(rule, numbers);
  const more = Math.min(most - least, random() < 0.1 ? Infinity : 6);
  return Array.from({ length: least + Math.floor(random() * (more + 1)) }, make);
}

/** A value that a rule accepts. */
function tried(rule, numbers, random) {
  const chosen = rule.or && random() < 0.5 ? rule.or : rule;
  for (let time = 0; time < TRIES; time++) {
    const value = TYPES[typeOf(chosen)].sample(chosen, numbers, random);
    try {
      judge(["value"], chosen, value, numbers);
      return value;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  throw new Error(`no sample in ${TRIES} for ${phrase(chosen, numbers)}`);
}

/** Numbers to try: some of them as in the sample, the others drawn. */
export function sampled(schema, random) {
  const { of } = schema.modes ?? {};
  const chosen = of ? { mode: pick(Object.keys(of), random) } : {};
  const { numbers: usual } = of ? of[chosen.mode].sample : schema.sample;
  const near = random() < 0.5; // to what an author would write
  const rules = asked(schema, chosen);
  for (;;) {
    const given = { ...chosen };
    const known = { ...chosen };
    for (const name of inOrder(rules)) {
      const rule = rules[name];
      if (name in chosen || !applies(rule, known)) continue;
      const keep = near && name in usual && random() < 0.7;
      const leave = !keep && "default" in rule && random() < 0.5;
      if (leave) {
        known[name] = typeof rule.default === "function" ? null : rule.default;
      } else known[name] = given[name] = keep ? usual[name] : tried(rule, known, random);
    }
    try {
      checked(schema, given);
      return given;
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // what was kept does not fit what was drawn
    }
  }
}
