/** How much a person has not read yet, followed at `GET /live`. */
export const noticesTopic = 'notices';

/** The one row that a person is told on the topic; none while they were never told anything. */
export interface NoticeCount {
  /** The person's. */
  readonly id: string;
  readonly unread: number;
  /** The id of the latest notice: it changes when there is something new. */
  readonly latest: string;
}
