/** Controls: each shows a parameter of a figure and changes it. */

import { html, write } from "./dom.js";
import { snapped, written } from "./numbers.js";

/**
 * A field to type a number into.
 * @param {string} label  what a screen reader calls it
 */
export function numberBox(figure, name, label) {
  const { min, max, step, whole } = figure.parameters.get(name);
  const box = html("input", {
    type: "number", class: "moving-number", min, max, step,
    "aria-label": label, autocomplete: "off",
  });
  box.addEventListener("input", () => {
    const value = box.value === "" ? NaN : box.valueAsNumber;
    const fits = value >= min && value <= max && (!whole || Number.isInteger(value));
    if (!fits) {
      box.setAttribute("aria-invalid", "true");
      const kind = whole ? "a whole number" : "a number";
      figure.tell(`${label}: type ${kind} from ${written(min)} to ${written(max)}.`);
      return;
    }
    box.removeAttribute("aria-invalid");
    figure.tell("");
    figure.set({ [name]: value });
  });
  const show = ({ [name]: value }) => {
    // Not while the reader is typing "0." on the way to 0.5.
    if (box === document.activeElement && box.valueAsNumber === value) return;
    const text = String(Number(value.toPrecision(6)));
    if (box.value !== text) box.value = text;
    box.removeAttribute("aria-invalid");
  };
  box.addEventListener("blur", () => { box.value = ""; show(figure.values); });
  figure.parts.push({ show });
  return box;
}

/** A slider with a field for the number, under one visible label. */
export function slider(figure, name, label) {
  const { min, max, step } = figure.parameters.get(name);
  const range = html("input", { type: "range", min, max, step, "aria-label": label });
  range.addEventListener("input", () => figure.set({ [name]: range.valueAsNumber }));
  figure.parts.push({
    show({ [name]: value }) {
      const text = String(snapped(value, step));
      if (range.value !== text) range.value = text;
    },
  });
  const words = html("span", { class: "moving-label", "aria-hidden": "true" });
  write(words, label);
  return html("div", { class: "moving-slider" }, words, range,
    numberBox(figure, name, label));
}

/**
 * One of several, as a drop-down list.
 * @param {Object<string, string>} texts  what the reader sees, by value; the
 *   parameter's `choices` are its keys
 */
export function choice(figure, name, label, texts) {
  const list = html("select", {}, ...Object.entries(texts).map(
    ([value, text]) => html("option", { value }, text)));
  list.addEventListener("change", () => figure.set({ [name]: list.value }));
  figure.parts.push({ show({ [name]: value }) { list.value = value; } });
  return html("label", { class: "moving-choice" },
    html("span", { class: "moving-label" }, label), list);
}

/** On or off; the parameter's choices are "on" and "off". */
export function toggle(figure, name, label) {
  const box = html("input", { type: "checkbox" });
  box.addEventListener("change", () => figure.set({ [name]: box.checked ? "on" : "off" }));
  figure.parts.push({ show({ [name]: value }) { box.checked = value === "on"; } });
  return html("label", { class: "moving-toggle" }, box, " ", label);
}

/** A button among the controls. */
export function button(text, act) {
  const made = html("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/** Words among the controls, single letters in italics; a look gives a color. */
export function words(text, look = "") {
  const made = html("span", { class: `moving-words ${look}` });
  write(made, text);
  return made;
}
