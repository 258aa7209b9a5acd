package io.assent.shared.live;

import io.assent.shared.Caller;
import java.util.UUID;

/** Knows who may read the internal notes of a ticket; implemented by the module of conversations. */
public interface NotesAudience {

    /** Asked before each event of such notes. */
    boolean mayReadNotes(Caller caller, UUID ticket);
}
