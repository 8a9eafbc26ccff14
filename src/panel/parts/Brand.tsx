import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { brandName } from '../words/words';

/** Our own marks: the brands' are trademarks. White on each is readable (WCAG 1.4.3). */
const marks: Readonly<Record<string, { readonly short: string; readonly color: string }>> = {
  visa: { short: 'VISA', color: '#1a1f71' },
  mastercard: { short: 'MC', color: '#a8000d' },
  amex: { short: 'AMEX', color: '#00578a' },
  discover: { short: 'DISC', color: '#9a4100' },
  maestro: { short: 'MAES', color: '#00538c' },
  jcb: { short: 'jcb', color: '#0b5d2a' },
  'diners-club': { short: 'DINE', color: '#004a7c' },
};

/** The brand of a card as a small picture; one without a picture by its name. */
export function Brand({ brand }: { readonly brand: string }) {
  const mark = marks[brand];
  const name = brandName(brand);
  if (!mark) {
    return (
      <Box as="span" color="colorTextWeak" fontSize="fontSize30">
        {name}
      </Box>
    );
  }
  return (
    <Box as="span" display="inline-flex" flexShrink={0} marginY="auto">
      <svg width="34" height="16" viewBox="0 0 34 16" aria-hidden="true" focusable="false">
        <rect width="34" height="16" rx="3" fill={mark.color} />
        <rect y="2" width="34" height="2" fill="#fff" opacity="0.25" />
        <text
          x="17"
          y="13"
          fill="#fff"
          fontSize="9"
          fontWeight="700"
          fontFamily="sans-serif"
          textAnchor="middle"
        >
          {mark.short}
        </text>
      </svg>
      <ScreenReaderOnly>{name}</ScreenReaderOnly>
    </Box>
  );
}
