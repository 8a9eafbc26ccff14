import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import type { MouseEvent, ReactNode } from 'react';

export interface PressButtonProps {
  readonly kind: 'primary' | 'secondary' | 'destructive_secondary';
  readonly size?: 'default' | 'small';
  /** Accessible name where it is more than the visible text. */
  readonly label?: string;
  /** Still in the way of keyboard and screen reader, and told so; `onPress` is not called. */
  readonly off?: boolean;
  /** Looks and is told like `off`, but a press is heard: its answer says what is missing. */
  readonly unready?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/**
 * A button that never loses the focus: `disabled` would drop it on the floor as soon as a press is on
 * its way. The second click of a double click does nothing.
 */
export function PressButton({
  kind,
  size = 'default',
  label,
  off = false,
  unready = false,
  onPress,
  children,
}: PressButtonProps) {
  const dim = off || unready;
  const press = (event: MouseEvent) => {
    if (!off && event.detail < 2) onPress();
  };
  return (
    <Box flexShrink={0} whiteSpace="nowrap" opacity={dim ? 0.6 : 1}>
      <Button
        variant={dim ? 'secondary' : kind}
        size={size}
        aria-label={label}
        aria-disabled={dim}
        onClick={press}
      >
        {children}
      </Button>
    </Box>
  );
}
