// The policy runs no text and takes no style element without this answer's nonce. Two things of the framework's client
// would be stopped by that: the functions it builds from what the server sends, and the style elements of components.
// They are vouched for here. What is written into the page as markup passes neither place, and eval stays shut.
(() => {
  const nonce = document.currentScript.nonce;
  const create = Document.prototype.createElement;
  const built = new Map();
  const most = 500;

  function build(parameters, body) {
    const script = create.call(document, 'script');
    script.nonce = nonce;
    script.textContent = `document.currentScript.built = function (${parameters}\n) {\n${body}\n}`;
    document.head.append(script);
    script.remove();
    if (!script.built) {
      throw new SyntaxError(`Not a function: ${body}`);
    }
    return script.built;
  }

  function find(texts) {
    const body = texts.length ? String(texts.at(-1)) : '';
    const parameters = texts.slice(0, -1).join(',');
    const key = `${parameters}\n${body}`;
    const found = built.get(key) ?? build(parameters, body);
    built.delete(key);
    built.set(key, found);
    if (built.size > most) {
      built.delete(built.keys().next().value);
    }
    return found;
  }

  window.Function = new Proxy(Function, {
    apply: (target, self, texts) => find(texts),
    construct: (target, texts) => find(texts),
  });

  Document.prototype.createElement = function (...named) {
    const element = create.apply(this, named);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  };
})();
