import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** The buttons of a view, always visible in the same place at the bottom of the panel. */
export function Foot({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      position="sticky"
      bottom="0"
      zIndex="zIndex10"
      marginTop="auto"
      marginX="spaceNegative50"
      paddingX="space50"
      paddingY="space40"
      display="flex"
      flexWrap="wrap"
      columnGap="space30"
      rowGap="space30"
      backgroundColor="colorBackgroundBody"
      borderTopStyle="solid"
      borderTopWidth="borderWidth10"
      borderTopColor="colorBorderWeaker"
    >
      {children}
    </Box>
  );
}
