/** What browsers have and jsdom has not: each file of tests begins with it. */
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
