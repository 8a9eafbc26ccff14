/** Sets these switches of a local Twilio, and puts the others back. */
export async function turn(origin: string, switches: object): Promise<void> {
  const reply = await fetch(`${origin}/switches`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  });
  if (!reply.ok) throw new Error(`the switches were refused: ${await reply.text()}`);
}
