package io.assent.facilities;

import java.util.UUID;

/** A property was made, changed or deleted; published in the same transaction. */
record FacilitiesChanged(UUID tenant) {}
