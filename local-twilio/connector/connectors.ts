/** Pay Connectors installed in the local account, by unique name. All lead to the same processor. */
export const connectorNames: readonly string[] = ['Default', 'Generic_Pay_Connector'];

/** What Payments signs in to the processor with. The processor is on this machine: not secret. */
export const connectorUser = { name: 'local-payments', password: 'local-payments' } as const;

export const connectorAuthorization = `Basic ${Buffer.from(
  `${connectorUser.name}:${connectorUser.password}`,
).toString('base64')}`;
