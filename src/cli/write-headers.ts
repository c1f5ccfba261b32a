import { writeHeaderFiles } from './headers';

writeHeaderFiles();
