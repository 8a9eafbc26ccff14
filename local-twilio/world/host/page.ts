import { account } from '../../account';

/** Flex UI's configuration; everything that would report to somebody is off. */
const flexConfig = {
  logLevel: 'error',
  accountSid: account.sid,
  // Flex UI renews its token for the account named here only.
  sso: { accountSid: account.sid },
  serviceBaseUrl: '',
  pluginService: { enabled: true, url: '/plugins' },
  disableTelemetry: true,
  debuggerIntegration: { reportErrors: false },
  notifications: { enabled: false },
};

/**
 * The browser refuses whatever the redirecting script may have missed, so nothing can leave this
 * machine. Flex UI compiles templates (`eval`) and writes styles at run time.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
  "connect-src 'self' data: blob:",
  "base-uri 'self'",
].join('; ');

/** JSON that cannot close the script element around it. */
const scriptJson = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The agent's page. As on Twilio's own page, the account's `ui_attributes` are at the top level, where a plugin
 * reads e.g. `manager.configuration.custom_data`.
 */
const html = (uiAttributes: object): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>Agent desktop</title>
    <link rel="icon" href="data:," />
    <style>
      html, body, #container, #container > div { height: 100%; margin: 0; }
    </style>
    <script src="/agent-desktop/redirect.js"></script>
    <script type="application/json" id="flex-config">${scriptJson({ language: 'en-US', ...uiAttributes, ...flexConfig })}</script>
  </head>
  <body>
    <div id="container"></div>
    <script src="/agent-desktop/flex-ui.js"></script>
    <script src="/agent-desktop/desktop.js"></script>
  </body>
</html>
`;

export const desktopPage = { html, contentSecurityPolicy: CONTENT_SECURITY_POLICY } as const;
