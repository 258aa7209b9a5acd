package io.assent.people;

import java.util.List;
import java.util.UUID;

/** What a person stands for besides themselves and their groups, for example the properties that they look after; implemented elsewhere. */
public interface MorePrincipals {

    List<UUID> of(UUID tenant, UUID person);
}
