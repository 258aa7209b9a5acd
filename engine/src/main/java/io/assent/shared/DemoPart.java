package io.assent.shared;

/**
 * A part of the demo data; parts load in the order of their {@code @Order} (people 10, access 20, later ones build on them).
 * Loading again changes nothing.
 */
public interface DemoPart {

    /** For example {@code people}. */
    String name();

    void load();
}
