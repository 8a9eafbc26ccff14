/** The folder of the local Twilio, which its pages and scripts are found in: of the sources, or of the package. */
export const root = __dirname;
