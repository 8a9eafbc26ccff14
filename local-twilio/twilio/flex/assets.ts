import type { FastifyInstance } from 'fastify';

/** 0.1 s of silence: 8 kHz, 8 bit, mono. */
function silence(): Buffer {
  const samples = 800;
  const wav = Buffer.alloc(44 + samples, 0x80);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}

const TRANSPARENT_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const assetHosts = [
  'assets.flex.twilio.com',
  'assets.twilio.com',
  'sdk.twilio.com',
  'media.twiliocdn.com',
];

/** Stand-ins for the sounds, pictures, fonts and lists that Flex UI fetches from Twilio's CDNs. */
export function registerAssets(app: FastifyInstance): void {
  const wav = silence();
  app.get('/twilio/assets.flex.twilio.com/assets/countries.json', () => []);
  app.get('/twilio/assets.flex.twilio.com/assets/flagPositions.json', () => ({}));
  for (const host of assetHosts)
    app.get<{ Params: { '*': string } }>(`/twilio/${host}/*`, (request, reply) => {
      const path = request.params['*'];
      if (/\.(mp3|wav|ogg)$/.test(path)) return reply.type('audio/wav').send(wav);
      if (path.endsWith('.css')) return reply.type('text/css').send('');
      if (/\.(png|jpe?g|gif|ico)$/.test(path)) return reply.type('image/png').send(TRANSPARENT_PNG);
      reply.callNotFound();
      return reply;
    });
  app.get('/twilio/status.twilio.com/api/v2/summary.json', () => ({
    status: { indicator: 'none', description: 'All Systems Operational' },
    components: [],
    incidents: [],
    scheduled_maintenances: [],
  }));
}

/** The clients' telemetry: accepted and discarded. */
export function registerTelemetrySinks(app: FastifyInstance): void {
  const sinks = [
    'eventgw.twilio.com/v4/*',
    'flex-sdk.twilio.com/v1/*',
    'flex.twilio.com/logs/batch',
  ];
  for (const sink of sinks) app.post(`/twilio/${sink}`, () => ({}));
}
