import type { ConfluenceParts } from '../parts';
import type { ConfluenceApp } from './request';
export function routeSearch(_app: ConfluenceApp, _parts: ConfluenceParts): void {}
