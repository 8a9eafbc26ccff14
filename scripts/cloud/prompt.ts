import type { Credentials } from './account';
import { Problem } from './problem';

/** Asks at the terminal; throws a `Problem` where nobody sits. */
export async function askCredentials(): Promise<Credentials> {
  if (!process.stdin.isTTY) {
    throw new Problem(
      'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: there is no terminal to ask at.',
    );
  }
  const { input, password } = await import('@inquirer/prompts');
  const accountSid = await input({
    message: 'Account SID (Twilio Console > Account info)',
    validate: (text) => /^AC[0-9a-f]{32}$/i.test(text.trim()) || 'AC and 32 hexadecimal digits',
  });
  const authToken = await password({ message: 'Auth token', mask: true });
  return { accountSid: accountSid.trim(), authToken: authToken.trim() };
}
