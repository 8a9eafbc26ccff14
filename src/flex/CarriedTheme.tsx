import type { PropsWithChildren, ReactElement } from 'react';
import { type Theme, ThemeProvider } from '../panel/theme/context';

/**
 * Hands on what Flex tells the provider that it puts around the whole desktop. A plugin's own copy of Paste learns
 * Flex’s theme in no other way, but need not run before there is something to show. Not a component of the panel:
 * npm run dev replaces those, and this one has the whole desktop in it.
 */
export function CarriedTheme({ children, ...theme }: PropsWithChildren<Theme>): ReactElement {
  return <ThemeProvider value={theme}>{children}</ThemeProvider>;
}
