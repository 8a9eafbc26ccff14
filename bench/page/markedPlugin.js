// Stands before the plugin's bundle, in the same file: an empty plugin as the floor, and marks around
// what Flex calls of either. The bundle follows, and behind it its end is marked.
// Flex clears the browser's own marks.
window.benchMarks = {};
window.benchMark = (name) => {
  window.benchMarks[name] = performance.now();
};
{
  const { Plugins } = window.Twilio.Flex;
  const init = Plugins.init.bind(Plugins);
  const marked = (Plugin, name) =>
    class extends Plugin {
      init(...given) {
        window.benchMark(`${name} registers`);
        super.init(...given);
        window.benchMark(`${name} registered`);
      }
    };
  class Empty {
    name = 'Empty';
    uniqueName = 'empty';
    version = '0.0.0';
    dependencies = {};
    init() {}
  }
  window.benchMark('floor evaluates');
  init(marked(Empty, 'floor'));
  window.benchMark('floor evaluated');
  Plugins.init = (Plugin, ...rest) => {
    Plugins.init = init;
    return init(marked(Plugin, 'plugin'), ...rest);
  };
  window.benchMark('plugin evaluates');
}
