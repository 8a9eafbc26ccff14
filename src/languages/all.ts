import { de } from './de';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import type { LanguageName } from './names';
import { ptBR } from './pt-BR';
import type { Texts } from './texts';

/** The texts of every language but English; for the functions, which serve them, and not for the plugin. */
export const languages: Readonly<Record<LanguageName, Texts>> = { es, fr, de, 'pt-BR': ptBR, ja };
