/** A person's own deployments, followed at `GET /live`; the rows are `DeploymentView`s. */
export const deploymentsTopic = 'deployments';
