/** A program of single steps as a graph: values forward, derivatives backward. Nothing here draws. */

const sigmoid = (x) => 1 / (1 + Math.exp(-x));

/** What a step can do: its value, and its derivative by each operand. */
const FUNCTIONS = {
  exp: [Math.exp, (x) => [Math.exp(x)]],
  log: [(x) => x > 0 ? Math.log(x) : NaN, (x) => [x > 0 ? 1 / x : NaN]],
  sqrt: [Math.sqrt, (x) => [1 / (2 * Math.sqrt(x))]],
  sin: [Math.sin, (x) => [Math.cos(x)]],
  cos: [Math.cos, (x) => [-Math.sin(x)]],
  tanh: [Math.tanh, (x) => [1 - Math.tanh(x) ** 2]],
  sigmoid: [sigmoid, (x) => [sigmoid(x) * sigmoid(-x)]],
  relu: [(x) => Math.max(0, x), (x) => [x > 0 ? 1 : 0]],
};
const OPERATIONS = {
  "+": [(x, y) => x + y, () => [1, 1]],
  "-": [(x, y) => x - y, () => [1, -1]],
  "*": [(x, y) => x * y, (x, y) => [y, x]],
  "/": [(x, y) => y === 0 ? NaN : x / y, (x, y) => y === 0 ? [NaN, NaN] : [1 / y, -x / (y * y)]],
};

export const FUNCTION_NAMES = Object.keys(FUNCTIONS);

const NUMBER = "-?\\d{1,3}(?:\\.\\d{1,3})?";
const NAME = "[A-Za-z]\\d?";
const ONE = `(${NAME}|${NUMBER})`;
const LINE = new RegExp(`^(${NAME}) = (?:(${NUMBER})|${ONE} ([-+*/]) ${ONE}|(${NAME})\\^([2-9])|(-?)(${FUNCTION_NAMES.join("|")})\\((${NAME})\\))$`);

const isNumber = (text) => /\d$/.test(text) && !/^[A-Za-z]/.test(text);

/** "w1" as it is to be read. */
export const shownName = (name) => name.replace(/\d/, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);
const shown = (text) => isNumber(text) ? text.replace("-", "−") : shownName(text);

/**
 * One line of a program as a node, null if it is none.
 * @returns {{ name, input, operands, value, slopes, formula }}
 *   `input` is a number where there is no operation; `operands` are texts
 */
export function parse(line) {
  const found = LINE.exec(line);
  if (!found) return null;
  const [, name, input, first, sign, second, base, power, minus, called, operand] = found;
  const node = { name, input: input === undefined ? null : Number(input), operands: [] };
  if (node.input !== null) return { ...node, formula: "" };
  if (sign) {
    const [value, slopes] = OPERATIONS[sign];
    const between = { "*": "·", "-": "−" }[sign] ?? sign;
    return { ...node, operands: [first, second], value, slopes, formula: `${shown(first)} ${between} ${shown(second)}` };
  }
  if (base) {
    const n = Number(power);
    return { ...node, operands: [base], value: (x) => x ** n, slopes: (x) => [n * x ** (n - 1)],
      formula: shown(base) + "⁰¹²³⁴⁵⁶⁷⁸⁹"[n] };
  }
  const [value, slopes] = FUNCTIONS[called];
  const factor = minus ? -1 : 1;
  return { ...node, operands: [operand], value: (x) => factor * value(x),
    slopes: (x) => [factor * slopes(x)[0]], formula: `${minus && "−"}${called}(${shown(operand)})` };
}

export const MOST_LINES = 12;
const MOST_INPUTS = 6;
const MOST_IN_A_ROW = 3;

/** Whether lines make a graph that ends in one node and fits on a page. */
export function isProgram(lines) {
  if (!Array.isArray(lines) || lines.length < 2 || lines.length > MOST_LINES) return false;
  const nodes = lines.map((line) => typeof line === "string" ? parse(line) : null);
  if (nodes.includes(null)) return false;
  const names = nodes.map(({ name }) => name);
  const known = (text, k) => isNumber(text) || names.slice(0, k).includes(text);
  const used = nodes.flatMap(({ operands }) => operands);
  const inputs = nodes.filter(({ input }) => input !== null);
  return new Set(names).size === names.length
    && nodes.every(({ operands, input }, k) => operands.every((text) => known(text, k))
      && (input !== null || !operands.every(isNumber)))
    && names.every((name, k) => used.includes(name) === k < names.length - 1)
    && inputs.length > 0 && inputs.length <= MOST_INPUTS
    && rows(nodes).every((row) => row.length <= MOST_IN_A_ROW);
}

/** Where the inputs of a program begin. */
export const inputsOf = (lines) => lines.map(parse).filter(({ input }) => input !== null);

/** The names in rows from top to bottom: what a node needs stands above it, inputs right above. */
export function rows(nodes) {
  const depth = {};
  for (const { name, operands } of nodes) {
    depth[name] = Math.max(0, ...operands.filter((text) => text in depth).map((text) => depth[text] + 1));
  }
  for (const { name, input } of nodes) {
    const users = nodes.filter(({ operands }) => operands.includes(name));
    if (input !== null) depth[name] = Math.min(...users.map((user) => depth[user.name])) - 1;
  }
  const found = [];
  for (const { name } of nodes) (found[depth[name]] ??= []).push(name);
  const place = (name) => {
    const row = found[depth[name]];
    return row.indexOf(name) - (row.length - 1) / 2;
  };
  // From below upward, each above the middle of what uses it, so that few edges cross.
  for (const row of [...found].reverse()) {
    const wish = Object.fromEntries(row.map((name) => {
      const ways = edges(nodes).filter(({ from }) => from === name);
      return [name, ways.reduce((sum, { to, index }) => sum + place(to) + index / 4, 0) / ways.length];
    }));
    row.sort((one, other) => wish[one] - wish[other]);
  }
  return found;
}

/** The edges of a graph; an operand that is used twice has two. */
export const edges = (nodes) => nodes.flatMap(({ name, operands }) => operands.flatMap((text, index) =>
  isNumber(text) ? [] : [{ from: text, to: name, index }]));

/** All values, by name. */
export function forward(nodes, inputs) {
  const values = {};
  for (const { name, input, operands, value } of nodes) {
    values[name] = input !== null ? inputs[name] : value(...numbersOf(operands, values));
  }
  return values;
}

const numbersOf = (operands, values) => operands.map((text) => isNumber(text) ? Number(text) : values[text]);

/**
 * Derivatives of the last node by all others, and by itself.
 * @returns {{ derivatives, slopes: number[] }}  by name; and of each edge the
 *   derivative of its end by its beginning
 */
export function backward(nodes, values) {
  const all = edges(nodes);
  const byName = Object.fromEntries(nodes.map((node) => [node.name, node]));
  const slopes = all.map(({ to, index }) => byName[to].slopes(...numbersOf(byName[to].operands, values))[index]);
  const derivatives = { [nodes.at(-1).name]: 1 };
  for (const { name } of nodes.slice(0, -1).reverse()) {
    derivatives[name] = all.reduce((sum, { from, to }, k) =>
      from === name ? sum + derivatives[to] * slopes[k] : sum, 0);
  }
  return { derivatives, slopes };
}
