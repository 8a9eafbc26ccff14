import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import { invalidParameter, notFound, sendRestError } from '../rest/errors';
import { visibilities } from './model';
import { versionResource } from './resources';
import type { ServerlessStore, WantedVersion } from './store';

/** Of a function or an asset; Twilio takes 25 MB. */
const BODY_LIMIT = 26_214_400;
/** As a URL has it, without a query. */
const validPath = /^(\/(?!\.\.?(\/|$))[\w\-.~%]*)+$/;

/** The parts of a multipart form, by the browser's own parser; undefined if it is malformed. */
async function parseMultipart(body: Buffer, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
  } catch {
    return undefined;
  }
}

async function wantedVersion(form: FormData | undefined): Promise<WantedVersion | string> {
  const [path, content] = [form?.get('Path'), form?.get('Content')];
  // Flex's tools write a capital letter.
  const given = form?.get('Visibility');
  const visibility = visibilities.find(
    (each) => typeof given === 'string' && each === given.toLowerCase(),
  );
  if (typeof path !== 'string' || !validPath.test(path)) return 'Path';
  if (!visibility) return 'Visibility';
  if (!(content instanceof Blob)) return 'Content';
  return {
    path,
    visibility,
    content: Buffer.from(await content.arrayBuffer()),
    contentType: content.type,
  };
}

/** `POST serverless-upload.twilio.com/v1/Services/{ZS}/Functions/{ZH}/Versions`, and the same of assets. */
export function registerUpload(app: FastifyInstance, store: ServerlessStore): void {
  void app.register((upload, _options, registered) => {
    upload.removeAllContentTypeParsers();
    upload.addContentTypeParser(
      /^multipart\/form-data/,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );
    for (const [kind, folder] of [
      ['function', 'Functions'],
      ['asset', 'Assets'],
    ] as const) {
      upload.post<{ Params: { service: string; sid: string }; Body: Buffer }>(
        `/twilio/serverless-upload.twilio.com/v1/Services/:service/${folder}/:sid/Versions`,
        { onRequest: basicAuth },
        async ({ params, headers, body }, reply) => {
          const service = store.service(params.service);
          const part = service?.parts.find((each) => each.kind === kind && each.sid === params.sid);
          if (!service || !part) return sendRestError(reply, notFound(params.sid));
          const form = await parseMultipart(body, headers['content-type'] ?? '');
          const wanted = await wantedVersion(form);
          if (typeof wanted === 'string') {
            return sendRestError(reply, invalidParameter(`${wanted} is missing or not valid`));
          }
          const version = store.addVersion(part, wanted);
          return reply.code(201).send(versionResource(service, version));
        },
      );
    }
    registered();
  });
}
