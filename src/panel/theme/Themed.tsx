import { CustomizationProvider } from '@twilio-paste/core/customization';
import type { PropsWithChildren, ReactElement } from 'react';
import { useTheme } from './context';

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
