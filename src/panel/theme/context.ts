import type { CustomizationProviderProps } from '@twilio-paste/core/customization';
import { createContext, useContext } from 'react';

/** What Flex says of its theme, as Paste takes it. */
export type Theme = CustomizationProviderProps;

const ThemeContext = createContext<Theme | undefined>(undefined);

export const ThemeProvider = ThemeContext.Provider;

export function useTheme(): Theme | undefined {
  return useContext(ThemeContext);
}
