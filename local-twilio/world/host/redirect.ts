// Loaded before anything else on the agent desktop: every address of Twilio becomes one of this
// server, `https://<host>/<path>` → `<origin>/twilio/<host>/<path>`, so that Flex UI runs unmodified.

const TWILIO_HOST = /(^|\.)(twilio\.com|twil\.io|twiliocdn\.com)$/;

function redirected(address: string | URL): string {
  const url = new URL(address, window.location.href);
  if (!TWILIO_HOST.test(url.hostname)) return String(address);
  const { protocol, host } = window.location;
  const scheme = /^wss?:$/.test(url.protocol) ? protocol.replace('http', 'ws') : protocol;
  return `${scheme}//${host}/twilio/${url.hostname}${url.pathname}${url.search}${url.hash}`;
}

const originalFetch = window.fetch.bind(window);
window.fetch = (input, init) =>
  input instanceof Request
    ? originalFetch(new Request(redirected(input.url), input), init)
    : originalFetch(redirected(input), init);

const originalBeacon = navigator.sendBeacon.bind(navigator);
navigator.sendBeacon = (url, data) => originalBeacon(redirected(url), data);

window.XMLHttpRequest = class extends XMLHttpRequest {
  override open(
    method: string,
    url: string | URL,
    async?: boolean,
    user?: string | null,
    password?: string | null,
  ) {
    super.open(method, redirected(url), async ?? true, user, password);
  }
};

window.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(redirected(url), protocols);
  }
};

window.Audio = new Proxy(window.Audio, {
  construct: (target, [src]: [string?]) => new target(src === undefined ? src : redirected(src)),
});

/** Links that a person clicks stay as they are: only what the browser fetches itself is redirected. */
const fetching = [
  [HTMLScriptElement.prototype, 'src'],
  [HTMLImageElement.prototype, 'src'],
  [HTMLMediaElement.prototype, 'src'],
  [HTMLSourceElement.prototype, 'src'],
  [HTMLIFrameElement.prototype, 'src'],
  [HTMLLinkElement.prototype, 'href'],
] as const;

for (const [prototype, property] of fetching) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, property);
  if (descriptor?.set)
    Object.defineProperty(prototype, property, {
      ...descriptor,
      set(value: string) {
        descriptor.set?.call(this, redirected(value));
      },
    });
}

const setAttribute: unknown = Object.getOwnPropertyDescriptor(
  Element.prototype,
  'setAttribute',
)?.value;
if (typeof setAttribute === 'function')
  Element.prototype.setAttribute = function (this: Element, name, value) {
    const fetches = fetching.some(
      ([prototype, property]) =>
        property === name && Object.prototype.isPrototypeOf.call(prototype, this),
    );
    Reflect.apply(setAttribute, this, [name, fetches ? redirected(value) : value]);
  };
