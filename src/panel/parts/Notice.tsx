import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** An error in plain words; read out as soon as it appears. */
export function Notice({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <Box
      role="alert"
      id={id}
      color="colorTextError"
      fontSize="fontSize30"
      lineHeight="lineHeight20"
      wordBreak="break-word"
    >
      {children}
    </Box>
  );
}
