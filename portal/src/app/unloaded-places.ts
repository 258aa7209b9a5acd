import { ErrorHandler, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Unloaded } from './core/unloaded';

/** A place that cannot be loaded is told of over the one that is open, and leaves that as it is. */
export const tellOfUnloaded = ({ error, url }: NavigationError): void => {
  if (Unloaded.is(error)) inject(Unloaded).miss(url);
  else inject(ErrorHandler).handleError(error);
};
