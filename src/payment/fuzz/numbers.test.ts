import { holdsCardNumber, withoutCardNumbers } from '../card/cardNumber';
import { drawFrom, harmlessText, hiddenCard } from '../testing/numbers';

const TEXTS = Number(process.env.FUZZ_RUNS ?? 100_000);
const draw = drawFrom(Number(process.env.FUZZ_SEED ?? 1));

describe(`R41 R44 B2 F1 F2 the finder, on ${TEXTS} texts of each kind`, () => {
  it('takes fewer than one harmless text in a thousand for a card number', () => {
    const taken: string[] = [];
    for (let made = 0; made < TEXTS; made += 1) {
      const text = harmlessText(draw);
      if (holdsCardNumber(text)) taken.push(text);
    }
    process.stdout.write(`numbers: ${taken.length} of ${TEXTS} harmless texts refused\n`);
    expect(taken.length).toBeLessThan(TEXTS / 1000);
  });

  it('lets no hidden card number pass', () => {
    const passed: string[] = [];
    for (let made = 0; made < TEXTS; made += 1) {
      const { text } = hiddenCard(draw);
      if (!withoutCardNumbers(text).includes('[removed]')) passed.push(text);
    }
    process.stdout.write(`numbers: ${passed.length} of ${TEXTS} hidden card numbers passed\n`);
    expect(passed.slice(0, 10)).toEqual([]);
  });
});
