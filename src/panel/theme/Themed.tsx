import { CustomizationProvider } from '@twilio-paste/core/customization';
import type { PropsWithChildren, ReactElement } from 'react';
import { type Theme, ThemeProvider, useTheme } from './context';

/**
 * Hands on what Flex tells the provider that it puts around the whole desktop. A plugin's own copy of Paste learns
 * Flex's theme in no other way, but need not run before there is something to show.
 */
export function CarriedTheme({ children, ...theme }: PropsWithChildren<Theme>): ReactElement {
  return <ThemeProvider value={theme}>{children}</ThemeProvider>;
}

/** Its element lays nothing out; Paste passes this on without declaring it. */
const withoutBox = { style: { display: 'contents' } };

/** Around what is made of Paste: Flex's theme, if it was carried here. */
export function Themed({ children }: PropsWithChildren<object>): ReactElement {
  const theme = useTheme();
  if (!theme) return <>{children}</>;
  return (
    <CustomizationProvider {...theme} {...withoutBox}>
      {children}
    </CustomizationProvider>
  );
}
