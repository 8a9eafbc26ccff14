import { log } from './log';

test('writes only the listed fields, whatever the object carries', () => {
  const written = jest.spyOn(console, 'log').mockImplementation();
  const event = {
    function: 'status',
    code: 'written',
    PaymentCardNumber: '4242424242424242',
    Token: 'secret',
  };
  log('info', event);
  expect(written.mock.calls).toEqual([['{"function":"status","code":"written"}']]);
  written.mockRestore();
});
