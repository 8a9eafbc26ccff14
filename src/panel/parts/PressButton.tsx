import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { actionAttribute } from '../useGuidedFocus';

const places = { default: '0 0 auto', small: '0 0 7rem', wide: '1 1 auto' } as const;

export interface PressButtonProps {
  readonly kind: 'primary' | 'secondary' | 'destructive_secondary';
  /**
   * A small one stands in a row, and keeps its place when its words change; a wide one takes what room the
   * others leave.
   */
  readonly size?: keyof typeof places;
  /** Accessible name where it is more than the visible text. */
  readonly label?: string;
  /** Still reachable by keyboard and screen reader, announced as disabled; `onPress` is not called. */
  readonly inactive?: boolean;
  /** Looks and is announced as disabled, but a press is heard: the answer says what is missing. */
  readonly announceDisabled?: boolean;
  /** Sends the form around it, as Enter in a field does; the form's `onSubmit` is called. */
  readonly submits?: boolean;
  /** The name by which the focus finds it. */
  readonly action?: string;
  readonly describedBy?: string | undefined;
  /** Keys that do the same, like `Control+Shift+8`. */
  readonly keys?: string | undefined;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A key that is held down presses once. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

/** Paste draws every variant as another element: the new one gets the focus of the one before. */
function useKeptFocus(variant: string): {
  readonly place: RefObject<HTMLDivElement>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  useLayoutEffect(() => {
    if (focused.current && document.activeElement === document.body)
      place.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [variant]);
  return {
    place,
    onFocus: () => (focused.current = true),
    // A window that is left keeps its focus for when the agent comes back.
    onBlur: ({ target }) => (focused.current = target === document.activeElement),
  };
}

/**
 * A button that never loses the focus: `disabled` would drop it as soon as a press is on its
 * way. The second click of a double click does nothing.
 */
export const PressButton = memo(function PressButton({
  kind,
  size = 'default',
  label,
  inactive = false,
  announceDisabled = false,
  submits = false,
  action,
  describedBy,
  keys,
  onPress,
  children,
}: PressButtonProps) {
  const dim = inactive || announceDisabled;
  const variant = dim ? 'secondary' : kind;
  const { place, onFocus, onBlur } = useKeptFocus(variant);
  const press = (event: MouseEvent) => {
    if (!inactive && event.detail < 2) onPress?.();
  };
  return (
    <Box
      ref={place}
      flex={places[size]}
      whiteSpace="nowrap"
      opacity={dim ? 0.6 : 1}
      onKeyDown={ignoreRepeat}
      onFocus={onFocus}
      onBlur={onBlur}
      {...(action === undefined ? {} : actionAttribute(action))}
    >
      <Button
        variant={variant}
        size={size === 'small' ? 'small' : 'default'}
        fullWidth={size !== 'default'}
        type={submits ? 'submit' : 'button'}
        aria-describedby={describedBy}
        aria-label={label}
        aria-disabled={dim}
        aria-keyshortcuts={keys}
        title={keys?.replace('Control', 'Ctrl')}
        onClick={press}
      >
        {children}
      </Button>
    </Box>
  );
});

/** A second press sooner than this belongs to the first one: a double click, a trembling thumb. */
const NOT_BEFORE_MS = 600;
/** After this the next press is a first one again. */
const FORGOTTEN_AFTER_MS = 5_000;

/**
 * What would lose something takes a deliberate second press: the first one only arms the button, for some
 * seconds, and for that loss alone. Where nothing can be lost (`loss` is null) one press does it.
 */
export function useSecondPress(loss: string | null, act: () => void) {
  const [armedFor, setArmedFor] = useState<string | null>(null);
  const armedAt = useRef(0);
  const armed = armedFor !== null && armedFor === loss;
  useEffect(() => {
    setArmedFor(null);
  }, [loss]);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => {
      setArmedFor(null);
    }, FORGOTTEN_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [armed]);
  const press = useCallback(() => {
    if (loss === null) act();
    else if (!armed) {
      armedAt.current = Date.now();
      setArmedFor(loss);
    } else if (Date.now() - armedAt.current >= NOT_BEFORE_MS) {
      setArmedFor(null);
      act();
    }
  }, [loss, armed, act]);
  return { armed, press };
}
