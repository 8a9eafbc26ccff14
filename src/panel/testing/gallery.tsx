import { CustomizationProvider } from '@twilio-paste/core/customization';
import { Box } from '@twilio-paste/core/box';
import { useEffect, useMemo } from 'react';
import { render } from 'react-dom';
import { createPaymentClient } from '../../client/paymentClient';
import { call, createMemoryCall } from '../../client/testing/memory';
import { languages } from '../../languages/all';
import { en } from '../../languages/en';
import { languageFor } from '../../languages/names';
import { PaymentPanel } from '../PaymentPanel';
import { LanguageProvider } from '../words/context';
import { createSay } from '../words/strings';
import { type PanelState, states } from './states';

/* A page with every state of the panel side by side; `scripts/screenshots.mjs` takes its pictures. */

/** As high as Flex leaves it on a display of 1366 × 768. */
const HEIGHT = '36rem';

function State({ state, width }: { readonly state: PanelState; readonly width: string }) {
  const { memory, client } = useMemo(() => {
    const made = createMemoryCall(state.memory);
    return { memory: made, client: createPaymentClient(made.functions, made.openLiveDocument) };
  }, [state]);
  useEffect(() => {
    client.setLive(false);
    client.setCall(call);
    client.setOnHold(state.onHold ?? false);
    const timer = setTimeout(() => {
      if (state.payment) memory.write((before) => ({ ...before, current: state.payment }));
      if (state.mistaken) client.press({ kind: 'start' });
    }, 100);
    return () => clearTimeout(timer);
  }, [client, memory, state]);
  return (
    <Box>
      <Box color="colorText" fontSize="fontSize20" padding="space20">
        {state.name}
      </Box>
      <div style={{ width: `${width}px`, height: HEIGHT, overflow: 'auto', display: 'flex' }}>
        <PaymentPanel client={client} access={state.access ?? 'act'} />
      </div>
    </Box>
  );
}

const query = new URLSearchParams(location.search);
const width = query.get('width') ?? '320';
const locale = query.get('locale') ?? 'en-US';
const language = languageFor(locale);
const texts = language ? languages[language] : en;
const say = createSay((key) => texts[key], language ?? 'en');

render(
  <CustomizationProvider baseTheme={query.get('theme') === 'dark' ? 'dark' : 'default'}>
    <LanguageProvider value={{ say, locale, texts: language ?? 'en' }}>
      <div lang={language ?? 'en'} dir={query.get('dir') ?? 'ltr'}>
        <Box
          display="flex"
          flexWrap="wrap"
          columnGap="space40"
          rowGap="space40"
          padding="space40"
          backgroundColor="colorBackground"
        >
          {states().map((state) => (
            <State key={state.name} state={state} width={width} />
          ))}
        </Box>
      </div>
    </LanguageProvider>
  </CustomizationProvider>,
  document.getElementById('root'),
);
