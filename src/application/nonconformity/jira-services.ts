/**
 * What use cases that reach into Jira need besides the common services.
 */
import type { Jira } from '../jira-port';
import type { Services } from '../use-case';

export interface JiraServices extends Services {
  readonly jira: Jira;
}
