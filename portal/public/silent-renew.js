// Hands the authorization server's answer in this hidden frame to the portal around it.
window.onload = function () {
  window.parent.dispatchEvent(new CustomEvent('oidc-silent-renew-message', { detail: location }));
};
