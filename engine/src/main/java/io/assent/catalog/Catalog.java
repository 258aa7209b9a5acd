package io.assent.catalog;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The request types of a tenant and the releases they run on. Answered from a cache; a new release is seen by the next call on this node. */
public interface Catalog {

    /**
     * The release that is for all, and that new tickets of this type run on unless their requester belongs to a pilot.
     *
     * @param key ignores case and takes {@code _} for {@code -}
     * @throws Refusal not found
     */
    Release requestType(UUID tenant, String key);

    /** The release that the caller's tickets run on, when they may use it: a pilot's where they belong to it. @throws Refusal not found otherwise */
    default Release requestType(Caller caller, String key) {
        return find(caller, key).orElseThrow(() -> Refusal.notFound("request type"));
    }

    /** The same, absent when there is no such type or the caller may not use it. */
    Optional<Release> find(Caller caller, String key);

    /** A release that tickets may still run on, current or not. @throws Refusal not found */
    Release release(UUID tenant, UUID release);

    /**
     * Runs work on this thread as if the files were the current release of their pack. Joins the caller's transaction, which is to be
     * rolled back.
     *
     * @param pack name of its folder
     * @param files path inside the folder to content, the models that it calls included
     * @throws PackRefused with all problems
     */
    <T> T rehearse(UUID tenant, String pack, Map<String, byte[]> files, Supplier<T> work);

    /** The releases of what the caller may ask for, ordered by key. */
    List<Release> visibleTo(Caller caller);

    /**
     * Gives a tenant the shipped packs it does not have yet: at every start, and when a tenant is made. Does nothing the second time;
     * a pack that is refused is logged with all its problems and left out.
     */
    void install(UUID tenant);
}
