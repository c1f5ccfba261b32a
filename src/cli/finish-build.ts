import { writeHeaderFiles } from './headers';
import { writeWorkerFiles } from './worker-files';

writeHeaderFiles();
writeWorkerFiles();
