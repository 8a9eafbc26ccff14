export { tearDown as default } from './builtOnce';
