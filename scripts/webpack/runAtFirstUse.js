/**
 * A loader of webpack: the CommonJS module runs when something of it is first used, not when it is imported.
 * @param {string} source
 */
module.exports = (source) => `
let loaded;
function load() {
  const late = { exports: {} };
  (function (module, exports) {
${source}
  })(late, late.exports);
  return late.exports;
}
module.exports = new Proxy({}, { get: (_target, name) => (loaded = loaded || load())[name] });
`;
