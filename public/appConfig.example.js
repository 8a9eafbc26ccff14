/*
 * Settings of the Flex desktop while developing: copy to public/appConfig.js. On a deployed desktop
 * the same settings stand in the account's Flex configuration (`ui_attributes`); see docs/deploy.md.
 */
var appConfig = {
  // Load plugins; `url: '/plugins'` loads those that run on this machine.
  pluginService: {
    enabled: true,
    url: '/plugins',
  },

  // Language of the desktop; amounts are written in its way. Without it, the browser's.
  language: 'en-US',

  // How much Flex itself writes to the console: error, warn, info, debug. The panel writes nothing.
  logLevel: 'error',

  custom_data: {
    payments: {
      // Address of the payment functions, as `twilio-run deploy` prints it; https, without a path.
      // Without it the Payment tab says that payments are not set up.
      functions_url: 'https://payments-0000-dev.twil.io',
    },
  },
};
