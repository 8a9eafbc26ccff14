/**
 * A loader of webpack: what esbuild has bundled into a package keeps the path of each file, as the only key of an object
 * of which the first key is read. Any other key will do.
 * @param {string} source
 */
module.exports = (source) => source.replace(/"(?:\.\.\/)+node_modules\/[^"]*"(?=\()/g, 'file');
