import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { Unloaded } from './app/core/unloaded';

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  dispatchEvent(new Event('unloaded'));
  if (!Unloaded.is(error)) reportError(error);
});
