import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

export interface NoticeProps {
  readonly id?: string;
  /** Inside a row, where there is little room. */
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** An error in plain words; read out as soon as it appears. */
export function Notice({ id, small = false, children }: NoticeProps) {
  return (
    <Box
      role="alert"
      id={id}
      color="colorTextError"
      fontSize={small ? 'fontSize20' : 'fontSize30'}
      lineHeight={small ? 'lineHeight10' : 'lineHeight20'}
      wordBreak="break-word"
    >
      {children}
    </Box>
  );
}
