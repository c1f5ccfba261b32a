import { writeHeaderFiles, writePagePolicies } from './headers';
import { writeWorkerFiles } from './worker-files';

writePagePolicies();
writeHeaderFiles();
writeWorkerFiles();
