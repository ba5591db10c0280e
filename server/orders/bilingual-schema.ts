import Type from 'typebox';
import { Text } from '../schemas.ts';

/** A text for people, in both languages. */
export const BilingualSchema = Type.Object({ zh: Text, en: Text });
