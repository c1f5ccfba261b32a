import { buffersOf, carryError, type JobReply, type JobRequest } from './messages';
import { runJob } from './run-job';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const reply = (message: JobReply, transfer: Transferable[] = []) =>
	scope.postMessage(message, transfer);

scope.onmessage = async ({ data }: MessageEvent<JobRequest>) => {
	try {
		const result = await runJob(data.name, data.input, (progress) => reply({ progress }));
		reply({ result }, buffersOf(result));
	} catch (error) {
		reply({ error: carryError(error) });
	}
};
