// What compute/evaluate.py does. A refusal is thrown as its name.
var modemploi = {};
(our => {
  const refuse = why => { throw why; };
  const held = (map, name) => map.has(name) ? map.get(name) : refuse("missing");
  const some = all => all.length ? all : refuse("not-in-table");
  const near = our.near = (a, b, least) => Math.abs(a - b) <= 1e-9 * Math.max(least, Math.abs(a), Math.abs(b));
  const least = (a, b) => a < b || near(a, b, 0);
  const half = our.half = a => Math.floor(a + 0.5 + Math.abs(a) / 1e12);
  const tidy = our.tidy = a => near(a, half(a), 1) ? half(a) : a;
  const over = (a, b) => b ? a / b : refuse("division-by-zero");
  const kinds = our.kinds = {
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": over,
    "^": (a, b) => {
      let result = 1, left = Math.abs(b = tidy(b));
      if (b % 1 || left > 100) refuse("exponent-form");
      while (left--) result *= a;
      return b < 0 ? over(1, result) : result;
    },
    neg: a => -a, abs: Math.abs, sqrt: a => a < 0 ? refuse("root-of-negative") : Math.sqrt(a),
    ceil: a => Math.ceil(tidy(a)), floor: a => Math.floor(tidy(a)), round: a => half(tidy(a)),
    min: Math.min, max: Math.max, add: (...all) => all.reduce((a, b) => a + b, 0),
    "==": (a, b) => near(a, b, 0), "<=": least, "<": (a, b) => !least(b, a)
  };
  our.evaluate = (whole, setting) => {
    const of = (tree, row) => {
      const number = tree.big ? held(setting.numbers, tree) : tree.map ? work(row, ...tree) : tree;
      return Math.abs(number) <= 1e15 ? number : refuse("number-too-large");
    };
    const work = (row, kind, ...parts) => {
      const [a, b, c, d] = parts;
      if (kind == "if") return of(of(a, row) ? b : c, row);
      if (kind == "is") return held(setting.choices, a) == b;
      if (kind == "cell") return held(row, b);
      if (kind == "over") {
        const each = held(setting.rows, b).map(row => of(c, row));
        return a == "sum" ? kinds.add(...each) : Math[a](...some(each));
      }
      if (kind == "lookup" || kind == "next_size") {
        const key = of(c, row), rows = held(setting.rows, a).filter(row => row.has(b));
        return kind == "lookup" ? held(some(rows.filter(row => near(row.get(b), key, 0)))[0], d)
          : Math.min(...some(rows.map(row => row.get(b)).filter(size => least(key, size))));
      }
      return kinds[kind].apply(setting, parts.map(part => of(part, row)));
    };
    return of(whole);
  };
})(modemploi);
