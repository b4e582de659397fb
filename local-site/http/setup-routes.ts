/**
 * What an administrator would set up by hand on a new site and no modelled REST creates: spaces and projects. For the
 * seed, under `/__site/`.
 */
import type { Hono } from 'hono';
import type { SpaceToCreate } from '../confluence/confluence';
import { JiraRefusal } from '../jira/refusal';
import type { ProjectSeed } from '../jira/seeding';
import type { TransitionRulesSeed } from '../jira/workflow-seeding';
import type { Site } from '../site';

export function addSetupRoutes(app: Hono, site: Site): void {
  app.post('/__site/confluence/spaces', async (context) => {
    const given = await context.req.json<SpaceToCreate>();
    const space = site.confluence.spaceByKey(given.key) ?? site.confluence.createSpace(given);
    return context.json({ ...space, id: String(space.id), homepageId: String(space.homepageId) }, 201);
  });
  /** Puts the app's workflow rules on a transition, as the administrator of the project would. */
  app.put('/__site/jira/rules', async (context) => {
    const seed = await context.req.json<TransitionRulesSeed>();
    try {
      return context.json({ key: site.jira.setAppRules(seed).key });
    } catch (error) {
      if (error instanceof JiraRefusal) return context.json({ message: error.message }, error.status);
      throw error;
    }
  });
  app.post('/__site/jira/projects', async (context) => {
    const project = site.jira.createProject(await context.req.json<ProjectSeed>());
    return context.json({ ...project, id: String(project.id) }, 201);
  });
}
