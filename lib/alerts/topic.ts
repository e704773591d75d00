/** What fires of what a person may see, followed at `GET /live`. */
export const alertsTopic = 'alerts';
