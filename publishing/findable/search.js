// What a reader asks, in the words that Sphinx's index knows. It holds words
// without their signs, and asks for all of them: "2x2", "0.05" or "what is"
// would empty every search.
if (typeof Search !== "undefined") (() => {
  const COMMON = new Set(("what which who whose why how when where do does did can could should "
    + "would may might must am has have had i we you he she them its our your from about "
    + "between so than just me my mean means meaning find get show tell explain use").split(" "));

  const wordsOf = (query) => splitQuery(query.toLowerCase().replaceAll(/[’']s\b/g, ""));

  const isTold = (word) => word.length > 2 && !/\d/.test(word)
    && !COMMON.has(word) && !stopwords.includes(word);

  const parse = Search._parseQuery;
  Search._parseQuery = (query) => {
    const words = wordsOf(query);
    const telling = words.filter(isTold);
    return parse((telling.length ? telling : words).join(" "));
  };

  // Signs, numbers and short words stand in the texts themselves.
  const plain = (text) => text.toLowerCase().replaceAll(/[×·]/g, "x")
    .replaceAll("−", "-").replaceAll(/(?<=\d)\s*x\s*(?=\d)/g, "x").replaceAll(/\s+/g, " ");

  async function pagesWith(words, docs = Search._index.docnames) {
    const root = document.documentElement.dataset.content_root;
    const found = await Promise.all(docs.map(async (name) => {
      const answer = await fetch(root + name + DOCUMENTATION_OPTIONS.FILE_SUFFIX);
      const text = answer.ok ? plain(Search.htmlToText(await answer.text())) : "";
      return words.every((word) => standsIn(word, text)) && name;
    }));
    return found.filter(Boolean);
  }

  function result(name) {
    const { docnames, titles, filenames } = Search._index;
    const number = docnames.indexOf(name);
    return [name, titles[number], "", null, 1, filenames[number]];
  }

  function standsIn(word, text) {
    const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}.])${pattern}(?![\\p{L}\\p{N}])`, "u").test(text);
  }

  const pieces = (query) => plain(query).split(/[\s,;:!?()"“”]+/)
    .map((piece) => piece.replace(/\.$/, "")).filter(Boolean);

  /** What the index cannot know of a query: "2x2", "0.05", "p-value", "R". */
  const signsOf = (query) => pieces(query).filter((piece) => !isTold(piece)
    && !COMMON.has(piece) && !stopwords.includes(piece)
    || /[^\p{L}]/u.test(piece));

  async function resultsOf(query, terms, ...others) {
    const results = Search._performSearch(query, terms, ...others);
    const signs = signsOf(query);
    if (!signs.length) return results;
    if (!results.length || !wordsOf(query).some(isTold)) {
      return (await pagesWith(signs)).map(result);
    }
    // The last ones are shown first.
    const exact = new Set(await pagesWith(signs, [...new Set(results.map(([name]) => name))]));
    return [...results.filter(([name]) => !exact.has(name)),
      ...results.filter(([name]) => exact.has(name))];
  }

  const isKnown = (term) => Search.performTermsSearch(new Set([term]), new Set()).length > 0;

  Search.query = async (query) => {
    const [, terms, excluded, highlighted, objects] = Search._parseQuery(query);
    let results = await resultsOf(query, terms, excluded, highlighted, objects);
    const known = new Set([...terms].filter(isKnown));
    if (!results.length && known.size && known.size < terms.size) {
      results = Search._performSearch([...known].join(" "), known, excluded, highlighted, known);
    }
    _displayNextItem(results, results.length, terms, highlighted);
  };

  const gettext = Documentation.gettext;
  Documentation.gettext = (text) => (text.startsWith("Your search did not match")
    ? "No page has all of these words. Try fewer or other ones: the name of the idea, such as "
      + "“determinant”, finds most. The index lists them all." : gettext(text));
})();
