import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { type CertificateAuthority, createAuthority } from './ca';
import { isStandIn, isThisMachine, localPath } from './hosts';

export interface ProxyOptions {
  /** Where the certificate authority is kept; without a folder each server creates its own. */
  readonly folder: string | undefined;
  /** Names of other machines that clients may reach through the proxy. */
  readonly allow: readonly string[];
}

/** `host:port` of a CONNECT; undefined if malformed. */
function authorityOf(text = ''): { readonly hostname: string; readonly port: number } | undefined {
  const [, hostname, port] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  return hostname === undefined
    ? undefined
    : { hostname: hostname.toLowerCase(), port: Number(port) };
}

const refuse = (socket: Duplex, text: string): void =>
  void socket.end(
    `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** Connects a client with a host that it may reach, without reading what they exchange. */
function tunnel(client: Duplex, hostname: string, port: number): Socket {
  const host = connect(port, hostname.replace(/^\[|\]$/g, ''), () => {
    client.write(ESTABLISHED);
    client.pipe(host).pipe(client);
  });
  host.on('error', () => client.destroy());
  client.on('close', () => host.destroy());
  return host;
}

/**
 * Some clients request `https://…` from a proxy in plain text instead of CONNECT: returns the local path of
 * such an address, and any other address unchanged.
 */
export function pathOfAddress(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return url;
  const { hostname, pathname, search } = new URL(url);
  return localPath(hostname, `${pathname}${search}`) ?? url;
}

/**
 * This server as an HTTPS proxy for any client. A CONNECT to an emulated host ends here, with a certificate
 * of its own authority, and reaches the same routes, including WebSockets. This machine can be reached
 * through it, other hosts only if allowed. `GET /ca.pem` is the certificate to trust.
 */
export function registerProxy(app: FastifyInstance, { folder, allow }: ProxyOptions): void {
  let authority: Promise<CertificateAuthority> | undefined;
  const ca = () => (authority ??= createAuthority(folder));
  const open = new Set<Duplex>();
  let closing = false;

  /** The path of this server that a request within TLS means; undefined for a stranger's. */
  const meant = ({ headers, url = '/' }: IncomingMessage): string | undefined =>
    localPath((headers.host ?? '').replace(/:\d+$/, '').toLowerCase(), url);

  const inside = createServer({
    SNICallback(host, done) {
      if (!isStandIn(host)) {
        done(new Error(`no certificate for ${host}`));
        return;
      }
      void ca()
        .then((authority) => authority.issue(host))
        .then(
          ({ certificate, key }) => done(null, createSecureContext({ cert: certificate, key })),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  inside.on('request', (request, response) => {
    const path = meant(request);
    if (path === undefined) return void response.writeHead(421).end('Not a host of Twilio’s');
    request.url = path;
    app.server.emit('request', request, response);
  });
  inside.on('upgrade', (request, socket, head) => {
    request.url = meant(request) ?? '/';
    app.server.emit('upgrade', request, socket, head);
  });

  app.server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (closing) return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A client that disconnects midway is not the server's fault.
    socket.on('error', () => socket.destroy());
    const to = authorityOf(request.url);
    if (!to) {
      refuse(socket, 'CONNECT takes host:port');
      return;
    }
    const { hostname, port } = to;
    if (isStandIn(hostname)) {
      socket.write(ESTABLISHED);
      if (head.length > 0) socket.unshift(head);
      return void inside.emit('connection', socket);
    }
    if (isThisMachine(hostname) || allow.includes(hostname)) {
      if (head.length > 0) socket.unshift(head);
      return void tunnel(socket, hostname, port);
    }
    const text = `${hostname} is another machine, which the local Twilio reaches only with --allow-host ${hostname}`;
    process.stderr.write(`${text}.\n`);
    refuse(socket, `${text}\n`);
  });

  app.get('/ca.pem', async (_request, reply) =>
    reply.type('application/x-pem-file').send((await ca()).certificate),
  );

  // Otherwise the server would wait for clients that keep their connections, or connect meanwhile.
  app.addHook('preClose', (done) => {
    closing = true;
    inside.close();
    for (const socket of open) socket.destroy();
    done();
  });
}
