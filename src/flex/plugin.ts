import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import type { Manager } from '@twilio/flex-ui';
import { CarriedTheme } from './CarriedTheme';
import { onceNeeded } from './onceNeeded';
import { isSwitchedOff } from './switchedOff';
import { takePlaces } from './places';
import { inReverse, type Undo } from './undo';

/**
 * Flex loads plugins as classes, while the agent waits for the desktop: what this file imports is run then, and
 * everything else once it is needed.
 */
export class PaymentPlugin extends FlexPlugin {
  private undo: Undo = () => undefined;

  constructor() {
    super('PaymentPlugin');
  }

  override init(flex: typeof Flex, manager: Manager): void {
    if (isSwitchedOff(manager.configuration)) return;
    // Around the whole desktop, so before there is one.
    flex.setProviders({ PasteThemeProvider: CarriedTheme });
    const places = takePlaces(flex);
    const loadPanel = async () => {
      const { load } = await import(/* webpackMode: "eager" */ './load');
      // Not if it was unloaded in between.
      if (this.undo === cancel) this.undo = inReverse([places.remove, load(flex, manager, places)]);
    };
    const cancel = inReverse([places.remove, onceNeeded(manager.store, () => void loadPanel())]);
    this.undo = cancel;
  }

  /** Takes away again all that `init` added, for a page that replaces the plugin without being loaded anew. */
  unload(): void {
    this.undo();
    this.undo = () => undefined;
  }
}
