import type { Route, Routes, UrlMatcher } from '@angular/router';
import { addresses } from './core/api/addresses';
import { type FirstReads, permitted, signedInGuard } from './core/auth/signed-in-guard';
import { shown } from './features/home/room';
import type { NewRequest } from './features/new-request/new-request';
import type { Workspace } from './features/processes/workspace';

/** The list and an open item are one place: opening one keeps the list. */
const inbox: UrlMatcher = (segments) => {
  const [place, id, ...rest] = segments;
  if (place?.path !== 'inbox' || rest.length) return null;
  return id ? { consumed: segments, posParams: { id } } : { consumed: segments };
};
const newRequest: Route = {
  loadComponent: () => import('./features/new-request/new-request').then((m) => m.NewRequest),
  canDeactivate: [(place: NewRequest) => place.mayLeave()],
  runGuardsAndResolvers: 'pathParamsOrQueryParamsChange',
};

export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./features/sign-in/sign-in').then((m) => m.SignIn) },
  {
    path: 'forgot-password',
    loadComponent: () => import('./features/sign-in/forgot-password').then((m) => m.ForgotPassword),
  },
  {
    path: 'new-password',
    loadComponent: () => import('./features/sign-in/new-password').then((m) => m.NewPassword),
  },
  { path: 'signed-in', loadComponent: () => import('./features/sign-in/signed-in').then((m) => m.SignedIn) },
  {
    path: '',
    canActivate: [signedInGuard],
    loadComponent: () => import('./core/shell/shell').then((m) => m.Shell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        data: { reads: (() => [addresses.mostUrgent, addresses.latestOwn(shown().own)]) satisfies FirstReads },
        loadComponent: () => import('./features/home/home').then((m) => m.Home),
      },
      {
        matcher: inbox,
        data: { reads: (({ queryParams }) => [addresses.inbox(queryParams)]) satisfies FirstReads },
        loadComponent: () => import('./features/inbox/inbox').then((m) => m.Inbox),
      },
      { path: 'requests', loadComponent: () => import('./features/requests/requests').then((m) => m.Requests) },
      {
        path: 'requests/:id',
        data: { reads: (({ params }) => [addresses.ticket(String(params['id']))]) satisfies FirstReads },
        loadComponent: () => import('./features/request/request').then((m) => m.Request),
      },
      { path: 'tickets/:id', redirectTo: 'requests/:id' },
      { path: 'settings/notifications', redirectTo: 'me' },
      { path: 'new', ...newRequest },
      { path: 'new/:type', ...newRequest },
      {
        path: 'reports',
        canActivate: [permitted('READ_REPORTS')],
        loadComponent: () => import('./features/reports/reports').then((m) => m.Reports),
      },
      { path: 'me', loadComponent: () => import('./features/me/me').then((m) => m.Me) },
      {
        path: 'processes',
        canActivate: [permitted('DESIGN_PROCESSES')],
        loadComponent: () => import('./features/processes/processes').then((m) => m.Processes),
      },
      {
        path: 'processes/:key',
        canActivate: [permitted('DESIGN_PROCESSES')],
        loadComponent: () => import('./features/processes/workspace').then((m) => m.Workspace),
        canDeactivate: [(place: Workspace) => place.mayLeave()],
      },
      {
        path: 'admin',
        canActivate: [permitted('MANAGE_CATALOG')],
        loadComponent: () => import('./features/admin/admin').then((m) => m.Admin),
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'people' },
          { path: 'people', loadComponent: () => import('./features/admin/people').then((m) => m.PeopleList) },
          {
            path: 'departments',
            loadComponent: () => import('./features/admin/departments').then((m) => m.Departments),
          },
          { path: 'groups', loadComponent: () => import('./features/admin/groups').then((m) => m.Groups) },
          {
            path: 'categories',
            loadComponent: () => import('./features/admin/categories').then((m) => m.Categories),
          },
          {
            path: 'calendars',
            loadComponent: () => import('./features/admin/calendars').then((m) => m.Calendars),
          },
          {
            path: 'facilities',
            loadComponent: () => import('./features/admin/facilities').then((m) => m.FacilityList),
          },
          {
            path: 'continuity',
            loadComponent: () => import('./features/admin/continuity').then((m) => m.Continuity),
          },
          {
            path: 'operations',
            loadComponent: () => import('./features/admin/operations').then((m) => m.Operations),
          },
          {
            path: 'deliveries',
            loadComponent: () => import('./features/admin/deliveries').then((m) => m.Deliveries),
          },
          {
            path: 'retention',
            loadComponent: () => import('./features/admin/retention').then((m) => m.Retention),
          },
          {
            path: 'import',
            loadComponent: () => import('./features/admin/ticket-import').then((m) => m.TicketImports),
          },
          { path: 'policies', loadComponent: () => import('./features/admin/policies').then((m) => m.Policies) },
          { path: 'audit', loadComponent: () => import('./features/admin/audit').then((m) => m.Audit) },
          { path: 'sla', loadComponent: () => import('./features/admin/sla').then((m) => m.Sla) },
        ],
      },
      { path: '**', loadComponent: () => import('./features/not-found/not-found').then((m) => m.NotFound) },
    ],
  },
];
