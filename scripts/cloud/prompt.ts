import type { Credentials } from './account';
import { Problem } from './problem';

/** Asks at the terminal, suggesting the account that is `known`; throws a `Problem` without a terminal. */
export async function askCredentials(known: string): Promise<Credentials> {
  if (!process.stdin.isTTY) {
    const names = known
      ? `TWILIO_AUTH_TOKEN of ${known}`
      : 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN';
    throw new Problem(`Set ${names}: there is no terminal to ask at.`);
  }
  const { input, password } = await import('@inquirer/prompts');
  const accountSid = await input({
    message: 'Account SID (Twilio Console > Account info)',
    default: known,
    validate: (text) => /^AC[0-9a-f]{32}$/i.test(text.trim()) || 'AC and 32 hexadecimal digits',
  });
  const authToken = await password({ message: 'Auth token', mask: true });
  return { accountSid: accountSid.trim(), authToken: authToken.trim() };
}
