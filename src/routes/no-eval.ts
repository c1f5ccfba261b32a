import { config } from 'zod';

/** The security policy forbids making code from text; zod would try it and leave a report in the console. */
config({ jitless: true });
