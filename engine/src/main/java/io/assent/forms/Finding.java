package io.assent.forms;

/** What is wrong with one answer, and what to do. */
record Finding(String code, String detail) {}
