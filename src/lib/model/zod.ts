import { config, z } from 'zod';

// The pages' security policy forbids making code from text. zod would try it when the first schema is
// made, so this stands before every schema: all of them take `z` from here.
config({ jitless: true });

export { z };
