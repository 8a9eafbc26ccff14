import { chime } from './chime';

it('is a WAV file of its own length, with sound in it', () => {
  const [kind, data = ''] = chime().split(',');
  expect(kind).toBe('data:audio/wav;base64');
  const bytes = Buffer.from(data, 'base64');
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.toString('latin1', 8, 16)).toBe('WAVEfmt ');
  expect(bytes.readUInt32LE(24)).toBe(8_000);
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  expect(new Set(bytes.subarray(44)).size).toBeGreaterThan(50);
});
