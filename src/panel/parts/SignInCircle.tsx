import { Box, type BoxProps } from '@twilio-paste/core/box';

const sizes = {
  small: {
    size: 'sizeSquare70',
    borderWidth: 'borderWidth10',
    fontSize: 'fontSize20',
    fontWeight: 'fontWeightSemibold',
  },
  large: { size: 'sizeSquare110', borderWidth: 'borderWidth20', fontSize: 'fontSize60' },
} as const;

type Colors = Required<Pick<BoxProps, 'backgroundColor' | 'borderColor' | 'color'>>;

/** A sign for the eyes alone: what it says is in words beside it. */
export function SignInCircle({
  sign,
  size,
  ...colors
}: Colors & { readonly sign: string; readonly size: keyof typeof sizes }) {
  return (
    <Box
      aria-hidden="true"
      flexShrink={0}
      display="flex"
      alignItems="center"
      justifyContent="center"
      borderStyle="solid"
      borderRadius="borderRadiusCircle"
      {...sizes[size]}
      {...colors}
    >
      {sign}
    </Box>
  );
}
