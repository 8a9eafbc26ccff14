import { call } from '../caller';
import { give, visa } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

play(
  'asks for no field unless pressed where the contact center has turned auto-advance off',
  async () => {
    const caller = await call(stage, '+14155550123');
    await accept(stage);
    const desk = deskOf(stage);
    const asked: string[] = [];
    stage.page.on('request', (request) => {
      if (/\/payments\/capture$/.test(request.url())) asked.push(request.url());
    });
    await desk.amount().fill('9.98');
    await desk.button('Start payment').click();
    await give(stage, caller, 'Card number', visa.number);
    await give(stage, caller, 'Security code', visa.code);
    expect(asked).toHaveLength(2);
  },
);
