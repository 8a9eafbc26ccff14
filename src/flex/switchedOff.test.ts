import { isSwitchedOff } from './switchedOff';

const feature = (payments: unknown) => ({ custom_data: { features: { payments } } });

it('the panel is switched off as a feature of flex-project-template', () => {
  expect(isSwitchedOff(feature({ enabled: false, functions_url: 'https://a.twil.io' }))).toBe(true);
});

it.each([
  undefined,
  null,
  {},
  { custom_data: null },
  feature(undefined),
  feature({ enabled: true }),
  feature({ enabled: 'false' }),
  { custom_data: { payments: { enabled: false } } },
])('nothing else switches it off (case %#)', (configuration) => {
  expect(isSwitchedOff(configuration)).toBe(false);
});
