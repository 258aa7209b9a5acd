import type { Routes } from '@angular/router';
import { signedInGuard } from './core/auth/signed-in-guard';

export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./features/sign-in/sign-in').then((m) => m.SignIn) },
  { path: 'signed-in', loadComponent: () => import('./features/sign-in/signed-in').then((m) => m.SignedIn) },
  {
    path: '',
    canActivate: [signedInGuard],
    loadComponent: () => import('./core/shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./features/home/home').then((m) => m.Home) },
      { path: '**', loadComponent: () => import('./features/not-found/not-found').then((m) => m.NotFound) },
    ],
  },
];
