import type { Span } from './requests';

const LABELS = 330;
const CHART = 420;
const ROW = 22;
const TOP = 34;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A waterfall as a picture: one bar per span, measured from the start of the first. */
export function waterfallSvg(title: string, spans: readonly Span[]): string {
  const zero = Math.min(...spans.map(({ start }) => start));
  const scale = CHART / (Math.max(...spans.map(({ end }) => end)) - zero);
  const bars = spans.map(({ name, start, end }, row) => {
    const [x, y] = [LABELS + (start - zero) * scale, TOP + row * ROW];
    const width = Math.max((end - start) * scale, 1);
    const times = `${(start - zero).toFixed(1)}–${(end - zero).toFixed(1)} ms`;
    return [
      `<text x="8" y="${y + 15}">${escape(name)}</text>`,
      `<rect x="${x.toFixed(1)}" y="${y + 3}" width="${width.toFixed(1)}" height="16" rx="2" fill="#0263e0"/>`,
      `<text x="${LABELS + CHART + 8}" y="${y + 15}" fill="#606b85">${times}</text>`,
    ].join('\n');
  });
  const [width, height] = [LABELS + CHART + 130, TOP + spans.length * ROW + 8];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="20" font-weight="bold">${escape(title)}</text>`,
    ...bars,
    '</svg>\n',
  ].join('\n');
}
