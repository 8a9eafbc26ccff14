import 'reflect-metadata';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  PemConverter,
} from '@peculiar/x509';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emulatedDomains } from './hosts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const CERTIFICATE = 'ca.pem';
const KEY = 'ca-key.pem';

/** A certificate and its private key, as PEM. */
interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/** The certificate authority of one local Twilio. */
export interface CertificateAuthority {
  /** Its own certificate, for clients to trust. */
  readonly certificate: string;
  /** A server's identity for one name; made at the first call. */
  issue(host: string): Promise<Identity>;
}

const validity = (days: number) => ({
  // Clocks of containers and their hosts differ a little.
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + days * DAY_MS),
});

const exportKey = async (key: CryptoKey): Promise<string> =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const newKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** Name constraints: a leaked key can imitate Twilio to this machine's clients, and nothing else. */
function emulatedDomainsOnly(): Extension {
  const permittedSubtrees = new GeneralSubtrees(
    emulatedDomains.map((dNSName) => new GeneralSubtree({ base: new GeneralName({ dNSName }) })),
  );
  return new Extension(
    id_ce_nameConstraints,
    true,
    AsnConvert.serialize(new NameConstraints({ permittedSubtrees })),
  );
}

async function newAuthority(): Promise<Identity> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Local Twilio',
    keys,
    signingAlgorithm: algorithm,
    ...validity(3650),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      emulatedDomainsOnly(),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

async function issue(authority: Identity, host: string): Promise<Identity> {
  const issuer = new X509Certificate(authority.certificate);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    PemConverter.decodeFirst(authority.key),
    algorithm,
    false,
    ['sign'],
  );
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${host}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    // Apple's systems take none that is valid for longer.
    ...validity(800),
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

/** The authority kept in a folder; created if there is none. */
async function keptIn(folder: string): Promise<Identity> {
  const [certificate, key] = [join(folder, CERTIFICATE), join(folder, KEY)];
  if (existsSync(certificate) && existsSync(key)) {
    return { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
  }
  const made = await newAuthority();
  await mkdir(folder, { recursive: true });
  await writeFile(key, made.key, { mode: 0o600 });
  await writeFile(certificate, made.certificate);
  return made;
}

/** The certificate authority kept in a folder, which outlives the server; without one, its own. */
export async function createAuthority(folder: string | undefined): Promise<CertificateAuthority> {
  const authority = folder === undefined ? await newAuthority() : await keptIn(folder);
  const issued = new Map<string, Promise<Identity>>();
  return {
    certificate: authority.certificate,
    issue(host) {
      const identity = issued.get(host) ?? issue(authority, host);
      issued.set(host, identity);
      return identity;
    },
  };
}
