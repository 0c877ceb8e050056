/** The name of an operation as MCP and the models' APIs take it (`^[a-zA-Z0-9_-]{1,64}$`): `booking.cancel` as `booking-cancel`. */
export const toolName = (operation: string): string => operation.replace('.', '-');

/** The operation of a tool's name. */
export const operationOf = (tool: string): string => tool.replace('-', '.');
