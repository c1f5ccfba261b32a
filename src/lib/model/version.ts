import { version } from '../../../package.json' with { type: 'json' };

/** The version of the Prevention Atlas that made a result. */
export const atlasVersion: string = version;
