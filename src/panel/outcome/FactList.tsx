import { Box } from '@twilio-paste/core/box';
import { Brand } from '../parts/Brand';
import { CopyButton } from '../parts/CopyButton';
import { useLanguage } from '../words/context';
import type { Fact } from './facts';

function FactRow({ name, value, brand, copied = false }: Fact) {
  const { say } = useLanguage();
  return (
    <Box
      paddingY="space20"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <Box as="dt" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight10">
        {name}
      </Box>
      <Box
        as="dd"
        margin="space0"
        display="flex"
        columnGap="space30"
        alignItems="center"
        color="colorText"
        fontSize="fontSize30"
      >
        {brand && <Brand brand={brand} />}
        <Box as="span" flex="1 1 0" minWidth="0" fontFamily="fontFamilyCode" wordBreak="break-all">
          {value}
        </Box>
        {copied && (
          <CopyButton text={value} size="small" label={say('PaymentCopyWhat', { what: name })}>
            {say('PaymentCopy')}
          </CopyButton>
        )}
      </Box>
    </Box>
  );
}

export interface FactListProps {
  readonly facts: readonly Fact[];
  /** Whether those worth copying have a button for it. */
  readonly mayCopy: boolean;
}

/** What proves an outcome, row by row. */
export function FactList({ facts, mayCopy }: FactListProps) {
  if (facts.length === 0) return null;
  return (
    <Box
      as="dl"
      margin="space0"
      borderTopStyle="solid"
      borderTopWidth="borderWidth10"
      borderTopColor="colorBorderWeaker"
    >
      {facts.map((fact) => (
        <FactRow key={fact.name} {...fact} copied={fact.copied === true && mayCopy} />
      ))}
    </Box>
  );
}
