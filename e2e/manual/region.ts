import { call, transactions } from '../caller';
import { giveCard } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/* A payment on a call in Ireland (IE1), with that region's credentials; Flex, Sync and the functions are in US1. */

play('takes a payment on a call in IE1', async () => {
  const caller = await call(stage, '+353155501234');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('21.50', 'EUR');
  await giveCard(stage, caller);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  const charged = { amount: '21.50', currency: 'EUR', result: 'charged' };
  expect(await transactions(stage)).toMatchObject([charged]);
  expect(stage.trouble).toEqual([]);
});
