package io.assent.bench;

/** A product under load: the life of a purchase of 500, told in the calls that people's programs make. */
interface Target {

    /** A purchase from its request to its close. */
    void live();

    /** A purchase that stays with its approver. */
    void leaveOpen();
}
