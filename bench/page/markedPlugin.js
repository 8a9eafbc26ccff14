// Stands before the plugin's bundle, in the same file: react-dom as the floor, and marks around what Flex
// calls of the plugin. The bundle follows, and behind it its end is marked.
// Flex clears the browser's own marks.
window.benchMarks = {};
window.benchMark = (name) => {
  window.benchMarks[name] = performance.now();
};
{
  const scheduler = {};
  (function (exports) {
    /* scheduler */
  })(scheduler);
  const needs = { react: window.React, scheduler, 'object-assign': Object.assign };
  // As a module of a bundle: the browser compiles it when it is called. Called in place it would be compiled with
  // the file, before anything is marked.
  const modules = [
    function (exports, require) {
      /* react-dom */
    },
  ];
  window.benchMark('react-dom evaluates');
  modules[0]({}, (name) => needs[name]);
  window.benchMark('react-dom evaluated');
}
{
  const { Plugins } = window.Twilio.Flex;
  const init = Plugins.init.bind(Plugins);
  Plugins.init = (Plugin, ...rest) => {
    class Marked extends Plugin {
      init(...given) {
        window.benchMark('plugin registers');
        super.init(...given);
        window.benchMark('plugin registered');
      }
    }
    Plugins.init = init;
    // What follows until the plugin's own `init` is Flex's work.
    window.benchMark('plugin evaluated');
    return init(Marked, ...rest);
  };
  window.benchMark('plugin evaluates');
}
