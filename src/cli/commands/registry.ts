import type { Command } from './command';

/** Every command by its name, loaded when asked for; to add one, add its line. */
const commands = {
	check: async () => (await import('./check')).check,
	aggregate: async () => (await import('./aggregate')).aggregate,
	evaluate: async () => (await import('./evaluate')).evaluate,
	indicators: async () => (await import('./indicators')).indicators,
	underreporting: async () => (await import('./underreporting')).underreporting,
	hotspots: async () => (await import('./hotspots')).hotspots,
	scan: async () => (await import('./scan')).scan,
	emerging: async () => (await import('./emerging')).emerging,
	trends: async () => (await import('./trends')).trends,
	forecast: async () => (await import('./forecast')).forecast,
	predict: async () => (await import('./predict')).predict,
	plan: async () => (await import('./plan')).plan,
	exchange: async () => (await import('./exchange')).exchange,
	report: async () => (await import('./report')).report
} satisfies Record<string, () => Promise<unknown>>;

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as CommandName[];

/** Loads a command. */
export async function loadCommand(name: CommandName): Promise<Command<unknown>> {
	return (await commands[name]()) as unknown as Command<unknown>;
}
